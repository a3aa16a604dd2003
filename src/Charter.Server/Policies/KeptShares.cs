using Charter.Desk.Policies;
using Charter.Server.Api;

namespace Charter.Server.Policies;

/// <summary>Tells what was kept of each promise, by its key. The policy pages show it; who counts it is not theirs to know.</summary>
public delegate Task<IReadOnlyDictionary<string, KeptShare>> KeptShares(DeskRequest desk, Editions editions);
