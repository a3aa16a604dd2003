using Charter.Desk.Staff;
using NodaTime;

namespace Charter.Desk.Storage;

/// <summary>Who writes and when.</summary>
/// <param name="Actor">Who.</param>
/// <param name="Now">The instant, read once at the edge.</param>
/// <param name="RequestId">The client-made id that makes the write safe to repeat; <c>null</c> where nothing repeats it.</param>
public sealed record WriteRequest(Actor Actor, Instant Now, string? RequestId = null);
