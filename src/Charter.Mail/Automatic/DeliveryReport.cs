using Charter.Mail.Mime;
using Charter.Mail.Threading;

namespace Charter.Mail.Automatic;

/// <summary>What a server says about a mail that it could not deliver (RFC 3464).</summary>
/// <param name="Recipient">The address that failed, as far as it is told.</param>
/// <param name="Action">failed, delayed, delivered, relayed, expanded; in lower case.</param>
/// <param name="Status">The enhanced status (RFC 3463), such as 5.1.1; null when none is told.</param>
/// <param name="ReplyCode">The SMTP reply, such as 550; null when none is told.</param>
/// <param name="Diagnostic">The server's own words.</param>
/// <param name="OriginalMessageId">The mail that failed, without brackets; null when its headers were not returned.</param>
public sealed record DeliveryReport(
    string? Recipient,
    string Action,
    string? Status,
    int? ReplyCode,
    string Diagnostic,
    string? OriginalMessageId
)
{
    /// <summary>True when it will not get better by trying again: a full mailbox or a busy server is soft.</summary>
    public bool IsHard => Action is "failed" && !IsFull && !(Status?.StartsWith('4') ?? ReplyCode is >= 400 and < 500);

    private bool IsFull => Status is "5.2.2" or "4.2.2" or "5.3.4" or "5.2.3";

    /// <summary>The report of a mail; null when it is none.</summary>
    public static DeliveryReport? Read(MailMessage mail)
    {
        ArgumentNullException.ThrowIfNull(mail);
        foreach (var part in mail.Root.Walk())
        {
            if (
                part.ContentType.Type == "message"
                && part.ContentType.Subtype is "delivery-status" or "global-delivery-status"
            )
            {
                return FromStatus(part, OriginalId(mail));
            }
        }

        return FreeFormBounce.Read(mail, OriginalId(mail));
    }

    private static DeliveryReport FromStatus(MailPart part, string? originalId)
    {
        var groups = StatusFields.Groups(part.DecodeText());
        // The first failed recipient tells what the report is about; a report of success has none.
        var group =
            groups.Find(g =>
                g.GetValueOrDefault("action")?.Trim().Equals("failed", StringComparison.OrdinalIgnoreCase) == true
            )
            ?? groups.Find(g => g.ContainsKey("final-recipient") || g.ContainsKey("original-recipient"))
            ?? (groups.Count > 0 ? groups[^1] : []);
        var diagnostic = group.GetValueOrDefault("diagnostic-code") ?? "";
        var recipient =
            StatusFields.Typed(group.GetValueOrDefault("original-recipient"))
            ?? StatusFields.Typed(group.GetValueOrDefault("final-recipient"));
        var status = StatusFields.Status(group.GetValueOrDefault("status")) ?? StatusFields.Status(diagnostic);
        var id =
            originalId
            ?? MessageIds.First(groups.Count > 0 ? groups[0].GetValueOrDefault("x-original-message-id") ?? "" : "");
        var action = (group.GetValueOrDefault("action") ?? (status?.StartsWith('4') == true ? "delayed" : "failed"))
            .Trim()
            .ToLowerInvariant();
        return new DeliveryReport(
            recipient,
            action,
            status,
            StatusFields.ReplyCode(diagnostic),
            StatusFields.Untyped(diagnostic),
            id
        );
    }

    /// <summary>From the returned message or its headers; In-Reply-To of the report itself as the last resort.</summary>
    private static string? OriginalId(MailMessage mail)
    {
        foreach (var part in mail.Root.Walk())
        {
            if (part == mail.Root)
            {
                continue;
            }

            if (part.Headers.First("Message-ID") is { } header && MessageIds.First(header.Value) is { } id)
            {
                return id;
            }

            if (part.ContentType.Subtype is "rfc822-headers" or "global-headers")
            {
                var returned = MailReader.Read(part.Decode());
                if (returned.MessageId is not null)
                {
                    return returned.MessageId;
                }
            }
        }

        return mail.InReplyTo ?? (mail.References.Count > 0 ? mail.References[^1] : null);
    }
}
