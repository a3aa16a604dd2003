using System.Net.Security;

namespace Charter.Mail.Fetching;

/// <summary>Where a mailbox is, and how to get in.</summary>
public sealed record MailboxOptions
{
    public required string Host { get; init; }

    /// <summary>993 or 995 for TLS, 143 or 110 for STARTTLS.</summary>
    public required int Port { get; init; }

    public MailboxSecurity Security { get; init; } = MailboxSecurity.Tls;

    public required MailboxCredentials Credentials { get; init; }

    /// <summary>Sends a password without TLS: never over a network.</summary>
    public bool AllowPlaintextPassword { get; init; }

    /// <summary>How long the other side may be silent: while connecting, and whenever an answer is awaited.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Judges the server's certificate in place of the system; null for the system's own judgement.</summary>
    public RemoteCertificateValidationCallback? CertificateCheck { get; init; }

    /// <summary>What the client calls itself where a server wants to know (RFC 2971); some refuse who does not say.</summary>
    public string ClientName { get; init; } = "mail";

    public override string ToString() => $"{Host}:{Port} ({Security}), {Credentials}";
}
