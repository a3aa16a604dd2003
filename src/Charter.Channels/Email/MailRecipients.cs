using System.Text.Json;
using Charter.Desk.Conversations;
using Charter.Desk.Deliveries;
using Charter.Desk.Journal;
using Charter.Mail.Automatic;
using Charter.Mail.Smtp;
using Mime = Charter.Mail.Mime;

namespace Charter.Channels.Email;

/// <summary>Sends a mail to those of its recipients who have had no answer yet, and keeps what each was answered.</summary>
internal static class MailRecipients
{
    public static async Task<EffectResult> SendAsync(
        MailSender sender,
        OutboxItem item,
        Mime.OutgoingMail mail,
        OutgoingMail payload,
        Func<string, string?> bounceAddress,
        CancellationToken cancellationToken
    )
    {
        // A person who tries again what was refused asks the refused ones anew; nobody who has it is sent it twice.
        var settled = payload
            .Settled.Where(s => s.IsAccepted || item.Attempts > 0)
            .ToDictionary(s => s.Address, StringComparer.OrdinalIgnoreCase);
        string[] all = [payload.To, .. payload.Cc];
        string[] owed = [.. all.Where(a => !settled.ContainsKey(a)).Distinct(StringComparer.OrdinalIgnoreCase)];
        if (owed.Length == 0)
        {
            return Final(EffectResult.Done(), payload.To, [.. settled.Values]);
        }

        var handed = await HandOverAsync(sender, mail, payload.DepartmentId, owed, bounceAddress, cancellationToken);
        foreach (var recipient in handed.Recipients.Where(r => r.IsAccepted || r.Reply.IsPermanent))
        {
            settled[recipient.Recipient] = Settle(recipient);
        }

        SettledRecipient[] known = [.. settled.Values];
        var isOver = handed.Result.Verdict is EffectVerdict.Done or EffectVerdict.Refused;
        return (isOver ? Final(handed.Result, payload.To, known) : handed.Result) with
        {
            RefusedAddresses =
            [
                .. known.Where(s => !s.IsAccepted).Select(s => new RefusedAddress(s.Address, s.IsHard, s.Words)),
            ],
            Payload = known.SequenceEqual(payload.Settled)
                ? null
                : JsonSerializer.Serialize(payload with { Settled = known }, JournalJson.Options),
        };
    }

    // Each has an envelope of their own, so that a report tells whose copy came back, and can't be made up by another.
    private static async Task<MailHandover> HandOverAsync(
        MailSender sender,
        Mime.OutgoingMail mail,
        long? departmentId,
        string[] owed,
        Func<string, string?> bounceAddress,
        CancellationToken cancellationToken
    )
    {
        if (mail.EnvelopeSender.Length == 0 || Array.Exists(owed, r => bounceAddress(r) is null))
        {
            return await sender.HandOverAsync(departmentId, owed, mail, cancellationToken);
        }

        var answered = new List<RecipientResult>();
        EffectResult? unsettled = null;
        EffectResult? last = null;
        foreach (var recipient in owed)
        {
            var one = mail with { BounceAddress = bounceAddress(recipient) };
            var handed = await sender.HandOverAsync(departmentId, [recipient], one, cancellationToken);
            answered.AddRange(handed.Recipients);
            last ??= handed.Result;
            if (handed.Result.Verdict is not (EffectVerdict.Done or EffectVerdict.Refused))
            {
                unsettled ??= handed.Result;
                if (handed.Recipients.Count == 0)
                {
                    // It is the server, not the recipient: the others would fare no better.
                    break;
                }
            }
        }

        return new MailHandover(unsettled ?? last!, answered);
    }

    // Whether it is sent is what was said about the one whom it is for, in whichever try.
    private static EffectResult Final(EffectResult last, string to, IReadOnlyList<SettledRecipient> settled) =>
        settled.FirstOrDefault(s => s.Address.Equals(to, StringComparison.OrdinalIgnoreCase)) switch
        {
            { IsAccepted: true } => last with { Verdict = EffectVerdict.Done },
            { IsAccepted: false } => last with { Verdict = EffectVerdict.Refused },
            null => last,
        };

    private static SettledRecipient Settle(RecipientResult recipient)
    {
        var reply = recipient.Reply;
        var report = new DeliveryReport(
            recipient.Recipient,
            "failed",
            reply.EnhancedStatus,
            reply.Code,
            reply.Text,
            OriginalMessageId: null
        );
        return new SettledRecipient(
            recipient.Recipient,
            recipient.IsAccepted,
            !recipient.IsAccepted && report.IsHard,
            reply.ToString()
        );
    }
}
