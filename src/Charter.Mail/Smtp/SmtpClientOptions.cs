using System.Net.Security;

namespace Charter.Mail.Smtp;

/// <summary>Where to send mail to, and how.</summary>
public sealed record SmtpClientOptions
{
    public required string Host { get; init; }

    /// <summary>587 by STARTTLS, 465 by TLS, 25 between servers.</summary>
    public int Port { get; init; } = 587;

    public SmtpSecurity Security { get; init; } = SmtpSecurity.StartTlsRequired;

    public SmtpCredentials? Credentials { get; init; }

    /// <summary>Sends a password without TLS: never over a network.</summary>
    public bool AllowPlaintextPassword { get; init; }

    /// <summary>What the client calls itself in EHLO.</summary>
    public string LocalName { get; init; } = "localhost";

    /// <summary>For connecting and for each reply.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>For the reply to a mail's end: servers scan it first (RFC 5321, 4.5.3.2.6 asks for ten minutes).</summary>
    public TimeSpan DataTimeout { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Judges the server's certificate in place of the system; null for the system's own judgement.</summary>
    public RemoteCertificateValidationCallback? CertificateCheck { get; init; }
}
