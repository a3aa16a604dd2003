using System.Collections.Frozen;

namespace Charter.Channels.Email.Webhooks;

/// <summary>What a provider posted.</summary>
/// <param name="ContentType">Its media type with parameters.</param>
/// <param name="Headers">Its other header fields, by name in any case.</param>
/// <param name="Body">The bytes.</param>
public sealed record WebhookPost(
    string ContentType,
    FrozenDictionary<string, string> Headers,
    ReadOnlyMemory<byte> Body
)
{
    /// <summary>A header field; empty where it is missing.</summary>
    public string Header(string name) => Headers.GetValueOrDefault(name, "");
}
