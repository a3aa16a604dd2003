namespace Charter.Channels.Email.Fetching;

/// <summary>How stored secrets are opened and closed. They are in the clear only while a connection is made.</summary>
/// <param name="Open">Decrypts; an empty text stays empty.</param>
/// <param name="Close">Encrypts.</param>
public sealed record MailboxSecrets(Func<string, string> Open, Func<string, string> Close);
