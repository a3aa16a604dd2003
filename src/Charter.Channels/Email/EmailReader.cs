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

/// <summary>
/// Reads a mail: who wrote what this time, whether that is proven, to which conversation it may belong, and whether a
/// machine sent it.
/// </summary>
/// <param name="files">Where what is attached is kept.</param>
/// <param name="addresses">The desk's own addresses.</param>
/// <param name="bounces">Makes the addresses that reports come back to; without it no report proves anything.</param>
public sealed class EmailReader(IFileStore files, EmailAddresses addresses, BounceAddresses? bounces = null)
    : IChannelReader
{
    // Identifiers beyond this are noise or an attack; the nearest ones come first.
    private const int MostReferences = 50;

    public ServedSubject Channel => ServedSubject.Email;

    /// <inheritdoc />
    public RawIntake Look(RawIntake raw)
    {
        ArgumentNullException.ThrowIfNull(raw);
        var mail = MailReader.Read(raw.Bytes);
        return raw with
        {
            ExternalId = raw.ExternalId ?? MailIdentity.Of(mail, raw.Sent, raw.Places),
            Envelope = JsonSerializer.Serialize(MailEnvelopes.Of(raw, mail), JournalJson.Options),
            Seen = mail,
        };
    }

    public async Task<IntakeReading> ReadAsync(RawIntake raw, string fileHash, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(raw);
        var context = await LookAsync(raw, fileHash, cancellationToken);
        var (mail, envelope, own, written) = (context.Mail, context.Envelope, context.Own, context.Written);
        if (await IsOursAsync(mail, own.IsFromUs(written), cancellationToken))
        {
            return new IntakeReading.ToIgnore(
                "our own mail coming back",
                await MakeRequestAsync(context, cancellationToken)
            );
        }

        if (await ReadStaffAnswerAsync(context, cancellationToken) is { } answer)
        {
            return answer;
        }

        var mailbox = await addresses.MailboxAsync(envelope.MailboxId, cancellationToken);
        var request = MailboxRules.Apply(mailbox, await MakeRequestAsync(context, cancellationToken));
        if (ReadReceipt.Read(mail) is { } receipt)
        {
            return new IntakeReading.Receipt(receipt.OriginalMessageId, request);
        }

        if (MailboxRules.SpamIn(mailbox, envelope, mail) is { } why)
        {
            var spam = MailboxRules.AsSpam(request);
            return mailbox!.Spam == SpamChoice.Hold
                ? new IntakeReading.ToSetApart(why, spam)
                : new IntakeReading.ToFile(spam);
        }

        var reports = DeliveryReport.ReadAll(mail).Where(r => r.IsBounce).ToList();
        if (reports.Count > 0)
        {
            return new IntakeReading.Bounce(
                reports.Select(r => r.OriginalMessageId).FirstOrDefault(id => id is not null),
                [.. reports.Select(r => new ReturnedReport(r.Recipient, r.Action == "failed", r.IsHard, r.Diagnostic))],
                request
            )
            {
                Proof = await addresses.FindReturnAsync(bounces, context.Recipients(), cancellationToken),
            };
        }

        if (FeedbackReport.Read(mail) is { } complaint)
        {
            return await ReadComplaintAsync(complaint, request, cancellationToken);
        }

        return own.IsFromUs(written)
            ? OwnAddressMail.Read(context, request)
            : new IntakeReading.ToFile(await AsPassedOnAsync(context, request, cancellationToken));
    }

    // Whoever got a copy knows its Message-ID; only the receiver's own copy came from the address that proves it.
    private async Task<IntakeReading> ReadComplaintAsync(
        FeedbackReport complaint,
        FileIncoming.Request request,
        CancellationToken cancellationToken
    ) =>
        new IntakeReading.Complaint(complaint.OriginalMessageId, complaint.FeedbackType, request)
        {
            Proof = complaint.OriginalSender is { } sender
                ? await addresses.FindReturnAsync(bounces, [sender], cancellationToken)
                : null,
        };

    private async Task<MailContext> LookAsync(RawIntake raw, string fileHash, CancellationToken cancellationToken)
    {
        var mail = raw.Seen as MailMessage ?? MailReader.Read(raw.Bytes);
        var envelope = MailEnvelopes.Of(raw, mail);
        var own = await addresses.ReadAsync(cancellationToken);
        var written = MailAuthorship.Of(mail, envelope, own);

        // The desk's own listener puts its trace above what the mail server wrote.
        var check = MailProof.Of(mail, written, own.Rules.ServerNames(), envelope.Peer.Length > 0 ? 1 : 0);
        return new MailContext(
            mail,
            envelope,
            own,
            written,
            check,
            await JudgeAsync(mail, envelope, cancellationToken),
            fileHash
        );
    }

    // An address of ours in From proves nothing: forms, scanners and colleagues write it. What we sent ourselves carries what
    // only we give: a Message-ID that we keep, or a token in the address to answer to.
    private async Task<bool> IsOursAsync(MailMessage mail, bool isFromUs, CancellationToken cancellationToken) =>
        await addresses.IsOurMessageAsync(mail.MessageId, cancellationToken)
        || (
            isFromUs
            && await addresses.IsOurTokenAsync(
                [.. mail.ReplyTo.Select(a => ReplyAddress.TokenIn(a.Address)).OfType<string>().Take(5)],
                cancellationToken
            )
        );

    // Words alone make nobody a machine, whom the promises would then pass by, unless they answer a mail of ours.
    private async Task<AutomaticVerdict> JudgeAsync(
        MailMessage mail,
        MailEnvelope envelope,
        CancellationToken cancellationToken
    )
    {
        var verdict = AutomaticMail.Judge(mail, own: null, envelope.MailFrom);
        return !verdict.RestsOnWords || await AnswersUsAsync(mail, envelope, cancellationToken)
            ? verdict
            : verdict with
            {
                IsAutomatic = false,
            };
    }

    private async Task<bool> AnswersUsAsync(
        MailMessage mail,
        MailEnvelope envelope,
        CancellationToken cancellationToken
    )
    {
        string[] recipients = [.. envelope.Recipients, .. mail.To.Select(a => a.Address)];
        return await addresses.IsOurTokenAsync(
                [.. recipients.Select(ReplyAddress.TokenIn).OfType<string>().Take(5)],
                cancellationToken
            ) || await addresses.HasOurMessageAsync([.. IdsOf(mail).Take(MostReferences)], cancellationToken);
    }

    // The token says whose answer it would be; whether it is theirs is decided where it is filed.
    private async Task<IntakeReading?> ReadStaffAnswerAsync(MailContext read, CancellationToken cancellationToken)
    {
        foreach (var token in read.Recipients().Select(ReplyAddress.TokenIn).OfType<string>().Distinct().Take(5))
        {
            if (await addresses.IsStaffTokenAsync(token, cancellationToken))
            {
                return read.Verdict.IsAutomatic
                    ? new IntakeReading.ToIgnore(
                        "a machine's answer to a notice",
                        await MakeRequestAsync(read, cancellationToken)
                    )
                    : new IntakeReading.StaffAnswer(
                        new FileStaffAnswer.Request(
                            0,
                            token,
                            read.Written.Author.Address,
                            read.Check.Proof == SenderProof.Proven,
                            // It goes on to the customer: nothing is cut that only looks like a signature or small print.
                            ReplyText.WithoutQuote(read.Mail),
                            await StoreFilesAsync(read.Mail, cancellationToken)
                        )
                    );
            }
        }

        return null;
    }

    private async Task<FileIncoming.Request> MakeRequestAsync(MailContext read, CancellationToken cancellationToken)
    {
        var mail = read.Mail;
        var text = mail.Text;
        var reply = ReplyText.Split(mail);
        var recipients = read.Recipients();
        return new FileIncoming.Request(
            ServedSubject.Email,
            IntakeId: null,
            ExternalId: mail.MessageId,
            new Sender(AddressKind.Email, read.Written.Author.Address, read.Written.Author.Name),
            mail.Subject,
            text,
            reply.Reply.Length > 0 ? reply.Reply : text,
            mail.HtmlBody,
            await StoreFilesAsync(mail, cancellationToken),
            read.Verdict.IsAutomatic,
            // What came by a form begins something new, whoever it says that it is from.
            read.Written.IsByForm
                ? ThreadHints.None
                : new ThreadHints(
                    recipients.Select(ReplyAddress.TokenIn).FirstOrDefault(t => t is not null),
                    [.. IdsOf(mail).Take(MostReferences)],
                    SubjectNumber.Find(mail.Subject, read.Own.Rules.SubjectPrefix)
                ),
            Kind: null,
            Priority: null,
            read.Own.DepartmentOf(recipients),
            Language: null,
            JsonSerializer.Serialize(
                new { To = mail.To.Select(a => a.ToString()), Cc = mail.Cc.Select(a => a.ToString()) },
                JournalJson.Options
            ),
            read.FileHash,
            IsTest: false
        )
        {
            MayAnswerByMachine = read.Verdict.MayAutoRespond,
            Check = read.Check,
            CopiedTo = read.CopiedTo(),
        };
    }

    // A proven colleague who passes on a customer's mail opens that customer's ticket; whoever is in doubt opens their own.
    private async Task<FileIncoming.Request> AsPassedOnAsync(
        MailContext read,
        FileIncoming.Request request,
        CancellationToken cancellationToken
    )
    {
        if (
            read.Check.Proof != SenderProof.Proven
            || read.Verdict.IsAutomatic
            || await addresses.FindStaffAsync(read.Written.Author.Address, cancellationToken) is not { } colleague
            || ForwardedMail.Find(read.Mail) is not { From: { IsUsable: true } original } forwarded
            || read.Own.Has(original.Address)
            || await addresses.FindStaffAsync(original.Address, cancellationToken) is not null
        )
        {
            return request;
        }

        var words = ReplyText.Split(read.Mail).Reply.Trim();
        return request with
        {
            ExternalId = null,
            Sender = new Sender(AddressKind.Email, original.Address, original.Name),
            Subject = forwarded.Subject.Length > 0 ? forwarded.Subject : request.Subject,
            Text = forwarded.Text,
            ReplyText = forwarded.Text,
            Html = null,
            Thread = ThreadHints.None,
            RecipientsJson = null,
            CopiedTo = [],
            PassedOn = new PassedOnBy(colleague.Id, colleague.Name, words == read.Mail.Text.Trim() ? "" : words),
        };
    }

    // The nearest ancestor first: In-Reply-To, then References from the newest back.
    private static IEnumerable<string> IdsOf(MailMessage mail) =>
        (mail.InReplyTo is null ? [] : new[] { mail.InReplyTo }).Concat(mail.References.Reverse()).Distinct();

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
