namespace Charter.Policy.Language.Analysis;

/// <summary>A promise and the places in its sentence that gave each part.</summary>
internal sealed record ReadCommitment(
    Commitment Commitment,
    IReadOnlyList<(EvidencePart Part, int Start, int Length)> Places
);
