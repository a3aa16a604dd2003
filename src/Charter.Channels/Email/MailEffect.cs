using System.Text.Json;
using Charter.Desk.Conversations;
using Charter.Desk.Deliveries;
using Charter.Desk.Journal;
using Charter.Desk.Settings;
using Charter.Desk.Storage;
using Charter.Desk.Storage.Files;
using Charter.Mail.Mime;
using Charter.Mail.Smtp;
using Microsoft.EntityFrameworkCore;

namespace Charter.Channels.Email;

/// <summary>Sends a message of a ticket, or a notice to staff, by SMTP.</summary>
public sealed class MailEffect(IReadGate reads, IFileStore files, MailRoute route) : IEffect
{
    public string Name => Desk.Conversations.OutgoingMail.Effect;

    public async Task<EffectResult> TryAsync(OutboxItem item, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(item);
        await using var db = reads.Open();
        var settings = await db.MailSettings.SingleOrDefaultAsync(cancellationToken);
        if (settings is not { SmtpHost.Length: > 0, Address.Length: > 0 })
        {
            return EffectResult.Lost("No mail server is set up yet: see Settings, Mail.");
        }

        var (mail, recipient) = await MakeAsync(db, item, settings, cancellationToken);

        // RFC 3834: what a machine answers leaves with the null sender, so that nothing can bounce back into a loop.
        var envelopeFrom = mail.AutoSubmitted == AutoSubmitted.No ? mail.From.Address : "";
        return await SendAsync(route.To(settings), envelopeFrom, recipient, MailWriter.Write(mail), cancellationToken);
    }

    private static async Task<EffectResult> SendAsync(
        SmtpClientOptions options,
        string envelopeFrom,
        string recipient,
        byte[] raw,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await using var client = await SmtpClient.ConnectAsync(options, cancellationToken);
            var sent = await client.SendAsync(envelopeFrom, [recipient], raw, cancellationToken);
            if (sent.IsSent)
            {
                return EffectResult.Done(sent.Final!.ToString());
            }

            var refusal = sent.Recipients[0].Reply;
            return refusal.IsPermanent ? EffectResult.Refused(refusal.ToString()) : EffectResult.Lost(refusal.ToString());
        }
        catch (SmtpRefusedException refused)
        {
            // A refused password or sender is for the administrator to mend; the mail waits, within the outbox's limit.
            var isAboutUs = refused.Command is "AUTH" or "MAIL" or "EHLO" or "STARTTLS";
            return refused.IsPermanent && !isAboutUs
                ? EffectResult.Refused(refused.Message)
                : EffectResult.Lost(refused.Message);
        }
        catch (SmtpLostException lost)
        {
            return EffectResult.Lost(lost.Message);
        }
    }

    private async Task<(Charter.Mail.Mime.OutgoingMail Mail, string Recipient)> MakeAsync(
        DeskContext db,
        OutboxItem item,
        MailSettings settings,
        CancellationToken cancellationToken
    )
    {
        if (item.MessageId is not { } messageId)
        {
            var notice =
                JsonSerializer.Deserialize<StaffMail>(item.Payload, JournalJson.Options)
                ?? throw new InvalidOperationException($"The outbox item {item.Id} has no payload.");
            return (MakeNotice(item, notice, settings), notice.To);
        }

        var payload =
            JsonSerializer.Deserialize<Desk.Conversations.OutgoingMail>(item.Payload, JournalJson.Options)
            ?? throw new InvalidOperationException($"The outbox item {item.Id} has no payload.");
        var message = await db.Messages.SingleAsync(m => m.Id == messageId, cancellationToken);
        var attachments = await db.Attachments.Where(a => a.MessageId == messageId).ToListAsync(cancellationToken);
        var read = new List<(Attachment, ReadOnlyMemory<byte>)>();
        foreach (var attachment in attachments)
        {
            read.Add((attachment, await files.ReadAllAsync(attachment.FileHash, cancellationToken)));
        }

        var sender = await SenderAsync(db, message, payload, settings, cancellationToken);
        return (MailComposer.Compose(message, payload, sender, settings, read), payload.To);
    }

    private static Charter.Mail.Mime.OutgoingMail MakeNotice(OutboxItem item, StaffMail notice, MailSettings settings) =>
        new()
        {
            // The same item is the same mail each time it is tried.
            MessageId = $"notice.{item.Id}.{item.CreatedAt.ToUnixTimeTicks()}@{settings.Address[(settings.Address.LastIndexOf('@') + 1)..]}",
            From = new MailAddress(settings.DisplayName, settings.Address),
            Date = item.CreatedAt.ToDateTimeOffset(),
            To = [new MailAddress(notice.ToName, notice.To)],
            Subject = notice.Subject,
            Text = notice.Text,
            AutoSubmitted = AutoSubmitted.Generated,
        };

    private static async Task<MailAddress> SenderAsync(
        DeskContext db,
        Message message,
        Desk.Conversations.OutgoingMail payload,
        MailSettings settings,
        CancellationToken cancellationToken
    )
    {
        var company = await db.Companies.SingleAsync(cancellationToken);
        var department = payload.DepartmentId is { } id
            ? await db.Departments.Where(d => d.Id == id).Select(d => d.Email).SingleOrDefaultAsync(cancellationToken)
            : null;
        var name = message is { ByPerson: true, AuthorName.Length: > 0 } ? $"{message.AuthorName} ({company.Name})" : company.Name;
        return new MailAddress(name, department ?? settings.Address);
    }
}
