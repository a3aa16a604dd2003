namespace Charter.Desk.Conversations;

/// <summary>What a report proves by the address that it came to: which message of ours came back, and from whom.</summary>
/// <param name="MessageId">The message.</param>
/// <param name="Recipient">The recipient to whom that one copy went.</param>
public sealed record ProvenReturn(long MessageId, string Recipient);
