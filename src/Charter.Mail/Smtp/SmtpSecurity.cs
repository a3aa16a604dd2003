namespace Charter.Mail.Smtp;

/// <summary>How a connection is protected.</summary>
public enum SmtpSecurity
{
    /// <summary>STARTTLS or nothing is sent: whoever strips the offer gets an error, not the mail.</summary>
    StartTlsRequired,

    /// <summary>TLS from the first byte (port 465).</summary>
    Tls,

    /// <summary>STARTTLS when it is offered; for servers of one's own network.</summary>
    StartTlsWhenOffered,

    /// <summary>No protection; for a server on the same machine.</summary>
    None,
}
