using System.Globalization;
using System.Text.Json;
using Charter.Desk.Automation;
using Charter.Desk.Deliveries;
using Charter.Desk.Journal;
using Charter.Desk.Storage;
using Charter.Mail.Mime;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Charter.Channels.Email;

/// <summary>Sends a notice to a member of staff by SMTP.</summary>
/// <param name="reads">Reads how mail is set up.</param>
/// <param name="sender">Sends.</param>
/// <param name="openSecret">Decrypts a link that the notice brings.</param>
/// <param name="time">The clock.</param>
public sealed class NoticeMailEffect(
    IReadGate reads,
    MailSender sender,
    Func<string, string> openSecret,
    TimeProvider time
) : IEffect
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
        if (notice.Link is { } ended && ended.EndsAt <= Instant.FromDateTimeOffset(time.GetUtcNow()))
        {
            return EffectResult.Refused("The link in this mail ended before the mail could leave. Make a new one.");
        }

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
            Text = notice.Link is { } link
                ? notice.Text.Replace(NoticeMail.LinkMark, openSecret(link.Url), StringComparison.Ordinal)
                : notice.Text,
            AutoSubmitted = AutoSubmitted.Generated,
        };
        var result = await sender.SendAsync(null, [notice.To], mail, cancellationToken);

        // What has left is of no more use here, not even encrypted.
        return notice.Link is not null && result.Verdict == EffectVerdict.Done
            ? result with
            {
                Payload = JsonSerializer.Serialize(notice with { Link = null }, JournalJson.Options),
            }
            : result;
    }
}
