using Charter.Desk.Settings;
using Charter.Mail.Mime;

namespace Charter.Channels.Email;

/// <summary>Makes the mail of a message. The same message gives the same mail each time it is tried.</summary>
public static class MailComposer
{
    // A chain of References that grows for ever breaks mail servers; RFC 5322 asks to keep the first and the last ones.
    private const int MostReferences = 20;

    /// <summary>The mail of a ticket's message.</summary>
    public static OutgoingMail Compose(OutgoingFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var message = facts.Message;
        var from = new MailAddress(SenderName(facts), facts.FromAddress);
        var replyTo =
            facts is { ReplyToken: { } token, Settings.PlusAddressing: true }
                ? [new MailAddress(facts.Company.Name, ReplyAddress.With(facts.FromAddress, token))]
                : Array.Empty<MailAddress>();
        return new OutgoingMail
        {
            MessageId = message.ExternalId ?? throw new InvalidOperationException("A message that leaves has its Message-ID."),
            From = from,
            Date = message.At.ToDateTimeOffset(),
            To = [new MailAddress(facts.ToName, facts.ToAddress)],
            ReplyTo = replyTo,
            Subject = message.Subject.Length > 0 ? message.Subject : $"Re: {facts.Ticket.Subject}",
            Text = message.Text,
            Html = message.Html,
            InReplyTo = facts.InReplyTo,
            References = Shorten(facts.References),
            AutoSubmitted = message.ByPerson ? AutoSubmitted.No : AutoSubmitted.Replied,
            Attachments =
            [
                .. facts.Files.Select(f => new OutgoingAttachment(
                    f.Attachment.Name,
                    f.Attachment.ContentType,
                    f.Content,
                    f.Attachment.IsInline ? f.Attachment.ContentId : null
                )),
            ],
        };
    }

    /// <summary>A notice to staff, or an invitation.</summary>
    /// <param name="payload">What to say to whom.</param>
    /// <param name="settings">The desk's mail settings.</param>
    /// <param name="messageId">A stable Message-ID, so that a repeated try is the same mail.</param>
    /// <param name="date">When it was decided.</param>
    public static OutgoingMail Compose(MailPayload payload, MailSettings settings, string messageId, DateTimeOffset date)
    {
        ArgumentNullException.ThrowIfNull(payload);
        ArgumentNullException.ThrowIfNull(settings);
        return new OutgoingMail
        {
            MessageId = messageId,
            From = new MailAddress(settings.DisplayName, settings.Address),
            Date = date,
            To = [new MailAddress(payload.ToName, payload.To)],
            Subject = payload.Subject,
            Text = payload.Text,
            AutoSubmitted = AutoSubmitted.Generated,
        };
    }

    private static string SenderName(OutgoingFacts facts) =>
        facts.Message.ByPerson && facts.Message.AuthorName.Length > 0
            ? $"{facts.Message.AuthorName} · {facts.Company.Name}"
            : facts.Company.Name;

    private static IReadOnlyList<string> Shorten(IReadOnlyList<string> references) =>
        references.Count <= MostReferences
            ? references
            : [references[0], .. references.Skip(references.Count - MostReferences + 1)];
}
