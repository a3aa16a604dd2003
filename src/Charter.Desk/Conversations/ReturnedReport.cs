namespace Charter.Desk.Conversations;

/// <summary>What another server says about one recipient of a mail of ours.</summary>
/// <param name="Recipient">The address; <c>null</c> where the report does not tell.</param>
/// <param name="IsFailed">Whether it was given up, rather than only late.</param>
/// <param name="IsHard">Whether the address itself is bad.</param>
/// <param name="Detail">The other side's words.</param>
public sealed record ReturnedReport(string? Recipient, bool IsFailed, bool IsHard, string Detail);
