namespace Charter.Mail.Pop3;

/// <summary>A mail in a POP3 mailbox.</summary>
/// <param name="Number">Its number in this session.</param>
/// <param name="UniqueId">By which it is known again in later sessions; null when the server has no UIDL.</param>
/// <param name="Size">Its size in bytes, as the server says.</param>
public sealed record Pop3Message(int Number, string? UniqueId, long Size);
