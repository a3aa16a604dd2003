namespace Charter.Channels.Email.Webhooks;

/// <summary>What a provider's post comes to.</summary>
public abstract record WebhookReading
{
    private WebhookReading() { }

    /// <summary>A mail.</summary>
    /// <param name="Raw">The mail (RFC 5322).</param>
    /// <param name="MailFrom">The envelope sender; <c>null</c> where the provider does not tell.</param>
    /// <param name="Recipients">The envelope recipients, as the provider tells them.</param>
    public sealed record Brought(ReadOnlyMemory<byte> Raw, string? MailFrom, IReadOnlyList<string> Recipients)
        : WebhookReading
    {
        /// <summary>Whether the provider takes it for spam.</summary>
        public bool IsJunk { get; init; }

        /// <summary>What makes the signature good for one mail only; <c>null</c> where it covers the mail itself.</summary>
        public OnceToken? Once { get; init; }
    }

    /// <summary>A message of the provider's own that was dealt with; there is no mail in it.</summary>
    /// <param name="Note">What a person should hear of it; <c>null</c> for nothing.</param>
    public sealed record NoMail(string? Note = null) : WebhookReading;

    /// <summary>It is not taken.</summary>
    /// <param name="Kind">Whether it may come again.</param>
    /// <param name="Words">Why, and what to do about it.</param>
    public sealed record Refused(WebhookRefusal Kind, string Words) : WebhookReading;
}
