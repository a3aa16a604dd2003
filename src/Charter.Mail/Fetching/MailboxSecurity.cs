namespace Charter.Mail.Fetching;

/// <summary>How the connection to a mailbox is protected.</summary>
public enum MailboxSecurity
{
    /// <summary>TLS from the first byte (IMAP 993, POP3 995).</summary>
    Tls,

    /// <summary>STARTTLS or nothing (IMAP 143, POP3 110): whoever strips the offer gets an error, not the password.</summary>
    StartTlsRequired,

    /// <summary>No protection; for a server on the same machine.</summary>
    None,
}
