namespace Charter.Mail.Smtp;

/// <summary>One step of a connection test.</summary>
/// <param name="Name">resolve, connect, greeting, tls, auth.</param>
/// <param name="Outcome">How it went.</param>
/// <param name="Facts">What was seen: addresses, the server's words, the certificate.</param>
/// <param name="Advice">What to do about it, in plain words; empty when nothing is to be done.</param>
public sealed record SmtpTestStep(string Name, SmtpTestOutcome Outcome, string Facts, string Advice);
