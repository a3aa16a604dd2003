namespace Charter.Channels.Email;

/// <summary>What the outbox keeps of a mail that is no message of a ticket: a notice to staff, an invitation.</summary>
/// <param name="To">The recipient's address.</param>
/// <param name="ToName">The recipient's name; may be empty.</param>
/// <param name="Subject">The subject.</param>
/// <param name="Text">The text.</param>
public sealed record MailPayload(string To, string ToName, string Subject, string Text);
