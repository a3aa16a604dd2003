namespace Charter.Channels.Email.Webhooks;

/// <summary>What a mailbox knows of the provider that brings its mail.</summary>
/// <param name="Address">The mailbox's address.</param>
/// <param name="Secret">The key under which the provider signs; empty for none.</param>
/// <param name="PublicKey">The provider's public key, base 64; empty for none.</param>
/// <param name="TopicArn">The topic whose messages are taken; empty for none.</param>
public sealed record WebhookKeys(string Address, string Secret, string PublicKey, string TopicArn)
{
    /// <summary>Without the key.</summary>
    public override string ToString() => $"{nameof(WebhookKeys)} {Address}";
}
