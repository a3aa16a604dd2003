using Charter.Desk.Conversations;
using Charter.Desk.Settings;
using Charter.Desk.Shared;
using Charter.Mail.Mime;
using Mime = Charter.Mail.Mime;

namespace Charter.Channels.Email;

/// <summary>Makes the mail of a message. The same message gives the same mail each time it is tried.</summary>
public static class MailComposer
{
    private const int LongestLine = 500;

    /// <summary>The mail of a ticket's message.</summary>
    /// <param name="message">The message.</param>
    /// <param name="mail">What the outbox keeps beside it.</param>
    /// <param name="sender">From whom it comes.</param>
    /// <param name="settings">The desk's mail settings.</param>
    /// <param name="files">Its attachments with their bytes.</param>
    /// <param name="signature">What stands below it; <c>null</c> for nothing.</param>
    public static Mime.OutgoingMail Compose(
        Message message,
        Desk.Conversations.OutgoingMail mail,
        MailAddress sender,
        MailSettings settings,
        IReadOnlyList<(Attachment Attachment, ReadOnlyMemory<byte> Content)> files,
        string? signature = null
    )
    {
        ArgumentNullException.ThrowIfNull(message);
        ArgumentNullException.ThrowIfNull(mail);
        ArgumentNullException.ThrowIfNull(sender);
        ArgumentNullException.ThrowIfNull(settings);
        return new Mime.OutgoingMail
        {
            MessageId = mail.MessageId,
            From = sender with { Name = Line(sender.Name) },
            Date = message.At.ToDateTimeOffset(),
            To = [new MailAddress(Line(mail.ToName), mail.To)],
            Cc = [.. mail.Cc.Select(address => new MailAddress("", address))],
            ReplyTo = settings.PlusAddressing
                ? [new MailAddress(Line(sender.Name), ReplyAddress.With(sender.Address, mail.ReplyToken))]
                : [],
            Subject = Line(message.Subject),
            Text = MailSignature.Below(message.Text, signature),
            Html = MailSignature.BelowHtml(message.Html, signature),
            InReplyTo = mail.InReplyTo,
            References = mail.References,
            AutoSubmitted = mail.IsAutomatic ? AutoSubmitted.Replied : AutoSubmitted.No,
            Attachments =
            [
                .. files.Select(f => new OutgoingAttachment(
                    f.Attachment.Name,
                    f.Attachment.ContentType,
                    f.Content,
                    f.Attachment.IsInline ? f.Attachment.ContentId : null
                )),
            ],
        };
    }

    // The writer refuses a value with a line end; a name that came in with one must not keep an answer from leaving.
    private static string Line(string? text) => FieldText.CleanLine(text, LongestLine);
}
