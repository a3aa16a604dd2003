using System.Collections.Immutable;

namespace Charter.Desk.Storage.Verification;

/// <summary>What one check came to.</summary>
/// <param name="Check">The invariant's name.</param>
/// <param name="Findings">What was found wrong, up to the limit; empty when the invariant holds.</param>
/// <param name="IsCut">Whether there is more than is listed.</param>
public sealed record CheckReport(string Check, ImmutableArray<CheckFinding> Findings, bool IsCut);
