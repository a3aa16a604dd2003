using Charter.Mail.Mime;
using Charter.Mail.Threading;

namespace Charter.Mail.Automatic;

/// <summary>What a report gives back of the mail that it is about.</summary>
/// <param name="MessageId">Without brackets; null when it is not told.</param>
/// <param name="Recipients">To whom that mail went, as its headers say.</param>
internal sealed record ReturnedMail(string? MessageId, IReadOnlyList<string> Recipients)
{
    private const int MaxCopiedLines = 2_000;

    /// <summary>From the returned message or its headers, the copy below the text, or In-Reply-To of the report as the last resort.</summary>
    public static ReturnedMail Find(MailMessage mail)
    {
        foreach (var part in mail.Root.Walk())
        {
            if (part == mail.Root)
            {
                continue;
            }

            var headers = IsHeaders(part) ? MailReader.Read(part.Decode()).Headers : part.Headers;
            if (headers.First("Message-ID") is { } field && MessageIds.First(field.Value) is { } id)
            {
                return new ReturnedMail(id, RecipientsOf(headers));
            }

            if (headers.Has("From") && headers.Has("To"))
            {
                return new ReturnedMail(FromText(mail).MessageId, RecipientsOf(headers));
            }
        }

        if (ReportParts.UnlabelledMail(mail) is { } unlabelled)
        {
            return new ReturnedMail(MessageIds.First(unlabelled.First("Message-ID")!.Value), RecipientsOf(unlabelled));
        }

        var copied = FromText(mail);
        return copied with
        {
            MessageId = copied.MessageId ?? mail.InReplyTo ?? (mail.References.Count > 0 ? mail.References[^1] : null),
        };
    }

    private static bool IsHeaders(MailPart part) =>
        part.ContentType.Subtype is "rfc822-headers" or "global-headers"
        // A message may come encoded, and then it was not read as one.
        || (part.ContentType.Is("message", "rfc822") && part.Children.Count == 0);

    private static List<string> RecipientsOf(MailHeaders headers)
    {
        var list = new List<string>();
        foreach (var field in headers.All("To"))
        {
            list.AddRange(AddressParser.Parse(field.Unfolded, 50, out _).Where(a => a.IsUsable).Select(a => a.Address));
        }

        return list;
    }

    /// <summary>qmail and its heirs copy the mail below a line of their own.</summary>
    private static ReturnedMail FromText(MailMessage mail)
    {
        string? id = null;
        var recipients = new List<string>();
        var position = 0;
        var text = mail.Text;
        for (var count = 0; position < text.Length && count < MaxCopiedLines; count++)
        {
            var feed = text.IndexOf('\n', position);
            var end = feed < 0 ? text.Length : feed;
            var line = text.AsSpan(position, end - position).TrimStart("> \t|");
            position = end + 1;
            if (id is null && line.StartsWith("message-id:", StringComparison.OrdinalIgnoreCase))
            {
                id = MessageIds.First(line[11..].ToString());
                if (id is null && position < text.Length)
                {
                    var next = text.AsSpan(position, Math.Min(300, text.Length - position)).TrimStart(" \t>");
                    id = next.StartsWith("<") ? MessageIds.First(next[..(next.IndexOf('>') + 1)].ToString()) : null;
                }
            }
            else if (recipients.Count == 0 && line.StartsWith("to:", StringComparison.OrdinalIgnoreCase))
            {
                recipients.AddRange(
                    AddressParser.Parse(line[3..].ToString(), 50, out _).Where(a => a.IsUsable).Select(a => a.Address)
                );
            }
        }

        return new ReturnedMail(id, recipients);
    }
}
