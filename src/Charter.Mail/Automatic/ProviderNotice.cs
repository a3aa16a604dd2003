using System.Text.Json;
using Charter.Mail.Mime;
using Charter.Mail.Threading;

namespace Charter.Mail.Automatic;

/// <summary>Bounces that a sending service reports as JSON in a mail of its own (Amazon SES by its notification service).</summary>
internal static class ProviderNotice
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 16 };

    public static DeliveryReport? Read(MailMessage mail) => Read(mail, Bounce);

    /// <summary>A complaint that the same service passes on; null when the mail is none.</summary>
    public static FeedbackReport? ReadComplaint(MailMessage mail) => Read(mail, Complaint);

    private static T? Read<T>(MailMessage mail, Func<JsonElement, T?> from)
        where T : class
    {
        var text = mail.Text;
        var start = text.AsSpan().TrimStart();
        if (
            start is not ['{', ..]
            || text.Length > 500_000
            || !(
                text.Contains("\"notificationType\"", StringComparison.Ordinal)
                || text.Contains("\"eventType\"", StringComparison.Ordinal)
            )
        )
        {
            return null;
        }

        try
        {
            var bytes = new byte[System.Text.Encoding.UTF8.GetMaxByteCount(start.Length)];
            var reader = new Utf8JsonReader(
                bytes.AsSpan(0, System.Text.Encoding.UTF8.GetBytes(start, bytes)),
                new JsonReaderOptions { MaxDepth = Options.MaxDepth }
            );
            using var document = JsonDocument.ParseValue(ref reader);
            return from(document.RootElement);
        }
        catch (JsonException)
        {
            // Text that only looks like a notice.
            return null;
        }
    }

    private static DeliveryReport? Bounce(JsonElement root)
    {
        var bounce = Member(root, "bounce");
        if (FirstOf(bounce, "bouncedRecipients") is not { } first)
        {
            return null;
        }

        var diagnostic = StatusFields.Untyped(Text(first, "diagnosticCode") ?? "");
        return new DeliveryReport(
            Text(first, "emailAddress"),
            Text(first, "action") ?? "failed",
            StatusFields.Status(Text(first, "status")) ?? StatusFields.Status(diagnostic),
            StatusFields.ReplyCode(diagnostic),
            diagnostic.Length > 0 ? diagnostic : Text(bounce, "bounceSubType") ?? "",
            OriginalId(root)
        );
    }

    private static FeedbackReport? Complaint(JsonElement root)
    {
        var complaint = Member(root, "complaint");
        return FirstOf(complaint, "complainedRecipients") is not { } first
            ? null
            : new FeedbackReport(
                (Text(complaint, "complaintFeedbackType") ?? "abuse").ToLowerInvariant(),
                Text(first, "emailAddress"),
                OriginalId(root)
            );
    }

    /// <summary>The id in the mail's own headers, where the notice carries them; else the one that the service gave it.</summary>
    private static string? OriginalId(JsonElement root)
    {
        var mail = Member(root, "mail");
        var common = Text(Member(mail, "commonHeaders"), "messageId");
        if (common is null && mail.ValueKind == JsonValueKind.Object && mail.TryGetProperty("headers", out var headers))
        {
            common =
                headers.ValueKind == JsonValueKind.Array
                    ? headers
                        .EnumerateArray()
                        .Where(h => "Message-ID".Equals(Text(h, "name"), StringComparison.OrdinalIgnoreCase))
                        .Select(h => Text(h, "value"))
                        .FirstOrDefault()
                    : null;
        }

        return (common is null ? null : MessageIds.First(common)) ?? Text(mail, "messageId");
    }

    private static JsonElement Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : default;

    private static JsonElement? FirstOf(JsonElement element, string name)
    {
        var list = Member(element, name);
        return list.ValueKind == JsonValueKind.Array && list.GetArrayLength() > 0 ? list[0] : null;
    }

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object
        && element.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
