using System.Collections.Immutable;

namespace Charter.Policy.Language;

/// <summary>A commitment with the words that gave it.</summary>
public sealed record FoundCommitment(Commitment Commitment, ImmutableArray<Evidence> Evidence);
