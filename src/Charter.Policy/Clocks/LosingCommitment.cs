namespace Charter.Policy.Clocks;

/// <summary>A commitment that applied and lost.</summary>
public sealed record LosingCommitment(Commitment Commitment, LosingReason Reason);
