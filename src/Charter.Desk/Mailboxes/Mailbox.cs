using Charter.Desk.Settings;
using Charter.Policy.Clocks;

namespace Charter.Desk.Mailboxes;

/// <summary>A mailbox whose mail becomes tickets. Its secrets are encrypted; how it fares stands in <see cref="MailboxState"/>.</summary>
public sealed class Mailbox
{
    public long Id { get; init; }

    /// <summary>What people call it.</summary>
    public required string Name { get; set; }

    /// <summary>The address that customers write to.</summary>
    public required string Address { get; set; }
    public MailboxProtocol Protocol { get; set; }

    /// <summary>The server; empty for <see cref="MailboxProtocol.Http"/>.</summary>
    public string Host { get; set; } = "";
    public int Port { get; set; } = 993;
    public MailSecurity Security { get; set; }

    /// <summary>SHA-256 of a certificate that is trusted though no authority vouches for it, in lower-case hexadecimal; empty for none.</summary>
    public string TrustedCertificate { get; set; } = "";
    public string User { get; set; } = "";
    public MailboxLogin Login { get; set; }

    /// <summary>The password, encrypted.</summary>
    public string Secret { get; set; } = "";

    /// <summary>Where access tokens are renewed: an https address.</summary>
    public string TokenEndpoint { get; set; } = "";
    public string ClientId { get; set; } = "";

    /// <summary>The OAuth client's secret, encrypted; empty for a client without one.</summary>
    public string ClientSecret { get; set; } = "";

    /// <summary>The refresh token, encrypted.</summary>
    public string RefreshToken { get; set; } = "";

    /// <summary>What is asked for when a token is renewed; empty for what it was given for.</summary>
    public string Scope { get; set; } = "";

    /// <summary>The IMAP folders, one a line; empty for the inbox.</summary>
    public string Folders { get; set; } = "";
    public AfterFetch After { get; set; }

    /// <summary>The folder for <see cref="AfterFetch.Move"/>.</summary>
    public string MoveTo { get; set; } = "";
    public FirstFetch First { get; set; }
    public SpamChoice Spam { get; set; }

    /// <summary>The department of new tickets; <c>null</c> for the one whose address the mail was written to, or the default.</summary>
    public long? DepartmentId { get; set; }

    /// <summary>What sort of matter its mail opens, so that the policy's promises for it apply; <c>null</c> for an enquiry.</summary>
    public CaseKind? Kind { get; set; }

    /// <summary>The language of its customers, an IETF tag; <c>null</c> for the company's.</summary>
    public string? Language { get; set; }

    /// <summary>Whether whoever opens a ticket by its mail gets an acknowledgement even where the policy promises none.</summary>
    public bool AlwaysAcknowledges { get; set; }

    /// <summary>Who brings its mail, for <see cref="MailboxProtocol.Http"/>.</summary>
    public MailVendor Vendor { get; set; }

    /// <summary>The SNS topic whose messages are taken, for <see cref="MailVendor.Ses"/>.</summary>
    public string TopicArn { get; set; } = "";

    /// <summary>SendGrid's public key, base 64 of its SubjectPublicKeyInfo; empty where its deliveries are not signed.</summary>
    public string VendorPublicKey { get; set; } = "";

    /// <summary>The key under which the provider signs, encrypted: Mailgun's HTTP webhook signing key.</summary>
    public string VendorSecret { get; set; } = "";

    /// <summary>Under which mail that is brought by HTTP is signed, or with which a provider's address for it ends, encrypted; empty while none is taken.</summary>
    public string IntakeSecret { get; set; } = "";

    /// <summary>Whether its mail is taken.</summary>
    public bool IsEnabled { get; set; } = true;
    public int Version { get; set; } = 1;
}
