namespace Charter.Mail.Imap;

/// <summary>A folder that was opened.</summary>
/// <param name="Name">Its name.</param>
/// <param name="UidValidity">When this changed, UIDs remembered from before mean nothing: begin anew and know mails by their content.</param>
/// <param name="UidNext">The UID that the next mail gets at the least; 0 when the server does not say.</param>
/// <param name="Exists">How many mails it holds.</param>
/// <param name="IsReadOnly">True when nothing can be marked or moved.</param>
public sealed record ImapMailbox(string Name, uint UidValidity, uint UidNext, uint Exists, bool IsReadOnly);
