using System.Globalization;
using System.Text.Json;
using Charter.Desk.Automation;
using Charter.Desk.Deliveries;
using Charter.Desk.Journal;
using Charter.Desk.Storage;
using Charter.Mail.Mime;
using Microsoft.EntityFrameworkCore;

namespace Charter.Channels.Email;

/// <summary>Sends a notice to a member of staff by SMTP.</summary>
public sealed class NoticeMailEffect(IReadGate reads, MailSender sender) : IEffect
{
    public string Name => NoticeMail.Effect;

    public async Task<EffectResult> TryAsync(OutboxItem item, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(item);
        await using var db = reads.Open();
        var settings = await db.MailSettings.SingleOrDefaultAsync(cancellationToken);
        if (settings is not { Address.Length: > 0 })
        {
            return sender.NotSetUp();
        }

        var notice =
            JsonSerializer.Deserialize<NoticeMail>(item.Payload, JournalJson.Options)
            ?? throw new InvalidOperationException($"The outbox item {item.Id} has no payload.");
        var domain = settings.Address[(settings.Address.LastIndexOf('@') + 1)..];
        var mail = new OutgoingMail
        {
            // The same item is the same mail each time it is tried.
            MessageId = string.Create(
                CultureInfo.InvariantCulture,
                $"notice.{item.Id}.{item.CreatedAt.ToUnixTimeTicks()}@{domain}"
            ),
            From = new MailAddress(settings.DisplayName, settings.Address),
            Date = item.CreatedAt.ToDateTimeOffset(),
            To = [new MailAddress(notice.ToName, notice.To)],
            ReplyTo = notice.ReplyToken is { } token
                ? [new MailAddress(settings.DisplayName, ReplyAddress.With(settings.Address, token))]
                : [],
            Subject = notice.Subject,
            Text = notice.Text,
            AutoSubmitted = AutoSubmitted.Generated,
        };
        return await sender.SendAsync(null, [notice.To], mail, cancellationToken);
    }
}
