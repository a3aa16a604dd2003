using System.Text.Json;
using Charter.Mail.Mime;

namespace Charter.Mail.Automatic;

/// <summary>Bounces that a sending service reports as JSON in a mail of its own (Amazon SES by its notification service).</summary>
internal static class ProviderNotice
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 16 };

    public static DeliveryReport? Read(MailMessage mail)
    {
        var text = mail.Text;
        if (text.Length > 500_000 || !text.Contains("\"notificationType\"", StringComparison.Ordinal))
        {
            return null;
        }

        var start = text.IndexOf('{', StringComparison.Ordinal);
        if (start < 0)
        {
            return null;
        }

        try
        {
            var reader = new Utf8JsonReader(
                System.Text.Encoding.UTF8.GetBytes(text[start..]),
                new JsonReaderOptions { MaxDepth = Options.MaxDepth }
            );
            using var document = JsonDocument.ParseValue(ref reader);
            return FromNotice(document.RootElement);
        }
        catch (JsonException)
        {
            // Text that only looks like a notice.
            return null;
        }
    }

    private static DeliveryReport? FromNotice(JsonElement root)
    {
        if (
            !root.TryGetProperty("bounce", out var bounce)
            || bounce.ValueKind != JsonValueKind.Object
            || !bounce.TryGetProperty("bouncedRecipients", out var recipients)
            || recipients.ValueKind != JsonValueKind.Array
            || recipients.GetArrayLength() == 0
        )
        {
            return null;
        }

        var first = recipients[0];
        var diagnostic = StatusFields.Untyped(Text(first, "diagnosticCode") ?? "");
        var id =
            root.TryGetProperty("mail", out var mail) && mail.ValueKind == JsonValueKind.Object
                ? Text(mail, "messageId")
                : null;
        return new DeliveryReport(
            Text(first, "emailAddress"),
            Text(first, "action") ?? "failed",
            StatusFields.Status(Text(first, "status")) ?? StatusFields.Status(diagnostic),
            StatusFields.ReplyCode(diagnostic),
            diagnostic.Length > 0 ? diagnostic : Text(bounce, "bounceSubType") ?? "",
            id
        );
    }

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object
        && element.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
