namespace Charter.Channels.Email.Fetching;

/// <summary>One step of a mailbox's connection test.</summary>
/// <param name="Name">token, resolve, connect, tls, sign_in, folders, mails.</param>
/// <param name="Outcome">How it went.</param>
/// <param name="Facts">What was seen.</param>
/// <param name="Advice">What to do about it; empty when nothing is to be done.</param>
public sealed record MailboxTestStep(string Name, MailboxTestOutcome Outcome, string Facts, string Advice);
