using System.Text.Json;
using Charter.Channels.Email.Fetching;
using Charter.Desk.Conversations;
using Charter.Desk.Customers;
using Charter.Desk.Journal;
using Charter.Desk.Mailboxes;
using Charter.Desk.Storage.Files;
using Charter.Mail.Automatic;
using Charter.Mail.Mime;
using Charter.Mail.Text;
using Charter.Policy;

namespace Charter.Channels.Email;

/// <summary>Reads a mail: who wrote what this time, to which conversation it may belong, and whether a machine sent it.</summary>
public sealed class EmailReader(IFileStore files, EmailAddresses addresses) : IChannelReader
{
    // Identifiers beyond this are noise or an attack; the nearest ones come first.
    private const int MostReferences = 50;

    public ServedSubject Channel => ServedSubject.Email;

    public async Task<IntakeReading> ReadAsync(RawIntake raw, string fileHash, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(raw);
        var envelope = JsonSerializer.Deserialize<MailEnvelope>(raw.Envelope, JournalJson.Options) ?? new(null, []);
        var mail = MailReader.Read(raw.Bytes);
        var own = await addresses.ReadAsync(cancellationToken);
        if (own.IsFromUs(mail) || await addresses.IsOurMessageAsync(mail.MessageId, cancellationToken))
        {
            return new IntakeReading.ToIgnore("our own mail coming back");
        }

        var verdict = AutomaticMail.Judge(mail, own.Marks, envelope.MailFrom);
        var mailbox = await addresses.MailboxAsync(envelope.MailboxId, cancellationToken);
        var request = MailboxRules.Apply(
            mailbox,
            await MakeRequestAsync(mail, envelope, verdict, own, fileHash, cancellationToken)
        );
        if (MailboxRules.SpamIn(mailbox, envelope, mail) is { } why)
        {
            var spam = MailboxRules.AsSpam(request);
            return mailbox!.Spam == SpamChoice.Hold
                ? new IntakeReading.ToSetApart(why, spam)
                : new IntakeReading.ToFile(spam);
        }

        return DeliveryReport.Read(mail) is { IsBounce: true } report
            ? new IntakeReading.Bounce(
                report.OriginalMessageId,
                report.Recipient,
                report.IsHard,
                report.Diagnostic,
                request
            )
            : new IntakeReading.ToFile(request);
    }

    private async Task<FileIncoming.Request> MakeRequestAsync(
        MailMessage mail,
        MailEnvelope envelope,
        AutomaticVerdict verdict,
        OwnAddresses own,
        string fileHash,
        CancellationToken cancellationToken
    )
    {
        var text = mail.Text;
        var reply = ReplyText.Split(mail);
        var sender = SenderOf(mail, envelope);
        var recipients = envelope.Recipients.Concat(mail.To.Concat(mail.Cc).Select(a => a.Address)).ToArray();
        return new FileIncoming.Request(
            ServedSubject.Email,
            IntakeId: null,
            ExternalId: mail.MessageId,
            new Sender(AddressKind.Email, sender.Address, sender.Name),
            mail.Subject,
            text,
            reply.Reply.Length > 0 ? reply.Reply : text,
            mail.HtmlBody,
            await StoreFilesAsync(mail, cancellationToken),
            verdict.IsAutomatic,
            new ThreadHints(
                recipients.Select(ReplyAddress.TokenIn).FirstOrDefault(t => t is not null),
                [.. IdsOf(mail).Take(MostReferences)],
                SubjectNumber: null
            ),
            Kind: null,
            Priority: null,
            own.DepartmentOf(recipients),
            Language: null,
            JsonSerializer.Serialize(
                new { To = mail.To.Select(a => a.ToString()), Cc = mail.Cc.Select(a => a.ToString()) },
                JournalJson.Options
            ),
            fileHash,
            IsTest: false
        )
        {
            MayAnswerByMachine = verdict.MayAutoRespond,
        };
    }

    // The nearest ancestor first: In-Reply-To, then References from the newest back.
    private static IEnumerable<string> IdsOf(MailMessage mail) =>
        (mail.InReplyTo is null ? [] : new[] { mail.InReplyTo }).Concat(mail.References.Reverse()).Distinct();

    // A mail without a usable From still has somebody behind it: the envelope names them.
    private static MailAddress SenderOf(MailMessage mail, MailEnvelope envelope) =>
        mail.From.FirstOrDefault(a => a.IsUsable)
        ?? (mail.Sender is { IsUsable: true } sender ? sender : null)
        ?? mail.ReplyTo.FirstOrDefault(a => a.IsUsable)
        ?? new MailAddress("", envelope.MailFrom is { Length: > 0 } from ? from : "unknown@invalid");

    private async Task<IReadOnlyList<IncomingFile>> StoreFilesAsync(
        MailMessage mail,
        CancellationToken cancellationToken
    )
    {
        var stored = new List<IncomingFile>();
        foreach (var attachment in mail.Attachments)
        {
            var put = await files.PutAsync(attachment.Content, ChannelIntake.LargestIntake, cancellationToken);
            stored.Add(
                new IncomingFile(
                    attachment.Name,
                    attachment.ContentType,
                    put.Size,
                    put.Hash,
                    attachment.ContentId,
                    attachment.IsInline
                )
            );
        }

        return stored;
    }
}
