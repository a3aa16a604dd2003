using System.Text.Json;
using Charter.Desk.Conversations;
using Charter.Desk.Deliveries;
using Charter.Desk.Journal;
using Charter.Desk.Settings;
using Charter.Desk.Storage;
using Charter.Desk.Storage.Files;
using Charter.Mail.Mime;
using Microsoft.EntityFrameworkCore;

namespace Charter.Channels.Email;

/// <summary>Sends a message of a ticket by SMTP.</summary>
/// <param name="reads">Reads the desk.</param>
/// <param name="files">Where attachments and originals are kept.</param>
/// <param name="sender">Hands mail to the servers.</param>
/// <param name="bounces">Makes the addresses that reports come back to; without it they go to the sender's.</param>
public sealed class MailEffect(IReadGate reads, IFileStore files, MailSender sender, BounceAddresses? bounces = null)
    : IEffect
{
    public string Name => Desk.Conversations.OutgoingMail.Effect;

    public async Task<EffectResult> TryAsync(OutboxItem item, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(item);
        await using var db = reads.Open();
        var settings = await db.MailSettings.SingleOrDefaultAsync(cancellationToken);
        if (settings is not { Address.Length: > 0 })
        {
            return sender.NotSetUp();
        }

        var (mail, payload) = await MakeAsync(db, item, settings, cancellationToken);
        return await MailRecipients.SendAsync(
            sender,
            item,
            mail,
            payload,
            recipient =>
                settings.PlusAddressing ? bounces?.For(mail.From.Address, item.MessageId!.Value, recipient) : null,
            cancellationToken
        );
    }

    private async Task<(Charter.Mail.Mime.OutgoingMail Mail, Desk.Conversations.OutgoingMail Payload)> MakeAsync(
        DeskContext db,
        OutboxItem item,
        MailSettings settings,
        CancellationToken cancellationToken
    )
    {
        var messageId =
            item.MessageId ?? throw new InvalidOperationException($"The outbox item {item.Id} has no message.");
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

        var from = await SenderAsync(db, message, payload, settings, cancellationToken);
        var signature = await MailSignature.OfAsync(db, message, payload.DepartmentId, cancellationToken);
        var mail = MailComposer.Compose(message, payload, from, settings, read, signature) with
        {
            ThreadIndex = await OutlookThread.IndexAsync(db, files, message, payload, cancellationToken),
        };
        return (mail, payload);
    }

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
        var name = message is { ByPerson: true, AuthorName.Length: > 0 }
            ? $"{message.AuthorName} ({company.Name})"
            : company.Name;
        return new MailAddress(name, department ?? settings.Address);
    }
}
