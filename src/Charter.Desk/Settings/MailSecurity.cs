namespace Charter.Desk.Settings;

/// <summary>How a mail connection is protected.</summary>
public enum MailSecurity
{
    /// <summary>TLS from the first byte.</summary>
    Tls,

    /// <summary>STARTTLS, and nothing without it.</summary>
    StartTls,

    /// <summary>Unprotected; for a server on the same machine.</summary>
    None,
}
