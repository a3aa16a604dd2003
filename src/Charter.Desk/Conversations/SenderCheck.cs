namespace Charter.Desk.Conversations;

/// <summary>What our own server found out about a message's sender.</summary>
/// <param name="Proof">What it comes to.</param>
/// <param name="Spf">Whether the sending server may send for the envelope's domain.</param>
/// <param name="Dkim">Whether a signature holds.</param>
/// <param name="Dmarc">Whether one of the two covers the domain that people see.</param>
/// <param name="Server">The server of ours that looked; <c>null</c> where none did.</param>
public sealed record SenderCheck(
    SenderProof Proof,
    ProofOutcome Spf = ProofOutcome.None,
    ProofOutcome Dkim = ProofOutcome.None,
    ProofOutcome Dmarc = ProofOutcome.None,
    string? Server = null
)
{
    /// <summary>Nobody looked.</summary>
    public static SenderCheck None { get; } = new(SenderProof.NotChecked);
}
