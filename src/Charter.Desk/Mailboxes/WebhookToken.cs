using NodaTime;

namespace Charter.Desk.Mailboxes;

/// <summary>
/// A provider's signature that was used for a mail. Where a signature does not cover the mail itself, it is good for one
/// mail only, however often that mail is brought.
/// </summary>
public sealed class WebhookToken
{
    public long Id { get; init; }
    public long MailboxId { get; init; }

    /// <summary>SHA-256 of the token, in lower-case hexadecimal.</summary>
    public required string Hash { get; init; }

    /// <summary>SHA-256 of the mail that it came with, likewise.</summary>
    public required string Mail { get; init; }

    /// <summary>When the signature is too old anyway.</summary>
    public Instant ForgottenAt { get; init; }
}
