namespace Charter.Channels.Email.Webhooks;

/// <summary>What may be said of any provider's post.</summary>
public static class WebhookWords
{
    public const string NotReadable = "What was sent is not in the provider's format.";
}
