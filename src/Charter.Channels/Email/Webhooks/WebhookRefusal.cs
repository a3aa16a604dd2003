namespace Charter.Channels.Email.Webhooks;

/// <summary>Why a provider's post is not taken, by what the provider should do.</summary>
public enum WebhookRefusal
{
    /// <summary>Nothing proves that it comes from the provider.</summary>
    NotProven,

    /// <summary>It can never be taken: the provider must not try again.</summary>
    Never,

    /// <summary>It can be taken later, when a passing fault is over or somebody mended the setting: the provider tries again.</summary>
    Later,
}
