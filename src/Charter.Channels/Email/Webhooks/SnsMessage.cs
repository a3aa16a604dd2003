using System.Text;
using System.Text.Json;

namespace Charter.Channels.Email.Webhooks;

/// <summary>A message of Amazon's notification service, as it is posted.</summary>
/// <param name="Type">What sort of message.</param>
/// <param name="TopicArn">Which topic sent it.</param>
/// <param name="Said">What it says.</param>
/// <param name="Signature">Its signature, base 64.</param>
/// <param name="Version">1 for SHA-1, 2 for SHA-256.</param>
/// <param name="CertificateUrl">Where it says that the certificate is.</param>
/// <param name="SubscribeUrl">Where it says that a subscription is confirmed.</param>
/// <param name="Timestamp">When it was sent, as it is written.</param>
internal sealed record SnsMessage(
    string Type,
    string TopicArn,
    string Said,
    string Signature,
    string Version,
    string CertificateUrl,
    string SubscribeUrl,
    string Timestamp
)
{
    public const string Notification = "Notification";
    public const string SubscriptionConfirmation = "SubscriptionConfirmation";
    public const string UnsubscribeConfirmation = "UnsubscribeConfirmation";

    private static readonly string[] SignedInNotification =
    [
        "Message",
        "MessageId",
        "Subject",
        "Timestamp",
        "TopicArn",
        "Type",
    ];

    private static readonly string[] SignedInConfirmation =
    [
        "Message",
        "MessageId",
        "SubscribeURL",
        "Timestamp",
        "Token",
        "TopicArn",
        "Type",
    ];

    /// <summary>What the signature covers.</summary>
    public required byte[] Signed { get; init; }

    /// <exception cref="JsonException">It is no JSON.</exception>
    /// <exception cref="InvalidOperationException">It is JSON that is no text.</exception>
    public static SnsMessage Read(ReadOnlyMemory<byte> body)
    {
        using var json = JsonDocument.Parse(body);
        var root = json.RootElement;
        var type = Text(root, "Type");
        var signed = new StringBuilder();
        foreach (var name in type == Notification ? SignedInNotification : SignedInConfirmation)
        {
            if (JsonText.Of(root, name) is { } value)
            {
                signed.Append(name).Append('\n').Append(value).Append('\n');
            }
        }

        return new SnsMessage(
            type,
            Text(root, "TopicArn"),
            Text(root, "Message"),
            Text(root, "Signature"),
            Text(root, "SignatureVersion"),
            Text(root, "SigningCertURL"),
            Text(root, "SubscribeURL"),
            Text(root, "Timestamp")
        )
        {
            Signed = Encoding.UTF8.GetBytes(signed.ToString()),
        };
    }

    /// <summary>Without the mail in it.</summary>
    public override string ToString() => $"{nameof(SnsMessage)} {Type} of {TopicArn}";

    private static string Text(JsonElement root, string name) => JsonText.Of(root, name) ?? "";
}
