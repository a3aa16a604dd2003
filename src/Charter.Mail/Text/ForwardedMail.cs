using Charter.Mail.Mime;

namespace Charter.Mail.Text;

/// <summary>The mail that somebody passed on, as the forwarder's client shows it. Only text: anybody can type it.</summary>
public sealed record ForwardedMail(
    MailAddress? From,
    IReadOnlyList<MailAddress> To,
    string Subject,
    DateTimeOffset? Date,
    string Text
)
{
    private const int MaxHeaderLines = 14;

    /// <summary>The forwarded mail in a text, below a line of dashes or a block of From, Date, Subject; null when the subject or the block does not say so.</summary>
    public static ForwardedMail? Find(MailMessage mail)
    {
        ArgumentNullException.ThrowIfNull(mail);
        if (mail.EmbeddedMessages().FirstOrDefault() is { } attached && attached.From.Count > 0 && !IsReport(mail))
        {
            return new ForwardedMail(attached.From[0], attached.To, attached.Subject, attached.Date, attached.Text);
        }

        var lines = mail.Text.Split('\n');
        var marked = Array.FindIndex(lines, IsForwardLine);
        if (marked < 0 && !HasForwardSubject(mail.Subject))
        {
            return null;
        }

        return Parse(lines, marked < 0 ? FirstFrom(lines) : marked + 1);
    }

    private static bool IsReport(MailMessage mail) => mail.Root.ContentType.Is("multipart", "report");

    private static bool IsForwardLine(string line)
    {
        var text = line.AsSpan().Trim();
        if (text.Length is < 10 or > 100 || (text[0] is not '-' && text[^1] is not ':'))
        {
            return false;
        }

        var inner = text.Trim("-:> *").ToString().ToLowerInvariant();
        return inner
            is "forwarded message"
                or "begin forwarded message"
                or "weitergeleitete nachricht"
                or "anfang der weitergeleiteten nachricht"
                or "anfang der weitergeleiteten e-mail"
                or "message transféré"
                or "début du message réexpédié"
                or "début du message transféré"
                or "mensaje reenviado"
                or "inicio del mensaje reenviado"
                or "forwarded mail"
                or "messaggio inoltrato"
                or "inizio messaggio inoltrato"
                or "mensagem encaminhada"
                or "início da mensagem reencaminhada"
                or "doorgestuurd bericht"
                or "begin doorgestuurd bericht"
                or "转发邮件信息"
                or "转发的邮件"
                or "пересылаемое сообщение"
                or "пересланное сообщение"
                or "vidarebefordrat meddelande"
                or "videresendt melding"
                or "videresendt besked"
                or "przekazana wiadomość";
    }

    private static bool HasForwardSubject(string subject)
    {
        var colon = subject.IndexOfAny([':', '：']);
        return colon is > 0 and < 12
            && subject[..colon].Trim().ToLowerInvariant()
                is "fw"
                    or "fwd"
                    or "wg"
                    or "tr"
                    or "rv"
                    or "i"
                    or "enc"
                    or "pd"
                    or "doorst"
                    or "vs"
                    or "vb"
                    or "转发"
                    or "轉寄"
                    or "転送"
                    or "전달";
    }

    private static int FirstFrom(string[] lines) =>
        Array.FindIndex(lines, l => Field(l) is { } f && QuoteWords.From.Contains(f.Label) && f.Value.Length > 0);

    private static (string Label, string Value)? Field(string line)
    {
        var text = line.AsSpan().Trim().TrimStart("*> ");
        var colon = text[..Math.Min(40, text.Length)].IndexOfAny(':', '：');
        return colon <= 0
            ? null
            : (
                text[..colon].Trim("* \u00A0").ToString().ToLowerInvariant(),
                text[(colon + 1)..].Trim("* \u00A0").ToString()
            );
    }

    private static ForwardedMail? Parse(string[] lines, int start)
    {
        if (start < 0)
        {
            return null;
        }

        MailAddress? from = null;
        IReadOnlyList<MailAddress> to = [];
        var subject = "";
        DateTimeOffset? date = null;
        var i = start;
        var seen = 0;
        for (; i < lines.Length && i < start + MaxHeaderLines; i++)
        {
            if (string.IsNullOrWhiteSpace(lines[i].Trim('>', ' ')))
            {
                if (seen >= 3)
                {
                    break;
                }

                continue;
            }

            if (
                Field(lines[i]) is not { } field
                || !(QuoteWords.From.Contains(field.Label) || QuoteWords.Others.Contains(field.Label))
            )
            {
                if (seen >= 3)
                {
                    break;
                }

                continue;
            }

            seen++;
            Take(field, ref from, ref to, ref subject, ref date);
        }

        return from is null || seen < 2
            ? null
            : new ForwardedMail(from, to, subject, date, string.Join('\n', lines[i..]).Trim());
    }

    private static void Take(
        (string Label, string Value) field,
        ref MailAddress? from,
        ref IReadOnlyList<MailAddress> to,
        ref string subject,
        ref DateTimeOffset? date
    )
    {
        if (from is null && QuoteWords.From.Contains(field.Label))
        {
            from = AddressParser.Parse(WithoutMailto(field.Value), 1, out _) is [var first, ..] ? first : null;
        }
        else if (MailDates.Parse(field.Value) is { } parsed && date is null)
        {
            date = parsed;
        }
        else if (to.Count == 0 && field.Value.Contains('@', StringComparison.Ordinal))
        {
            to = AddressParser.Parse(WithoutMailto(field.Value), 100, out _);
        }
        else if (subject.Length == 0 && IsSubject(field.Label))
        {
            subject = field.Value;
        }
    }

    /// <summary>"Jane [mailto:jane@example.com]", as Outlook shows it.</summary>
    private static string WithoutMailto(string value) =>
        value
            .Replace("[mailto:", "<", StringComparison.OrdinalIgnoreCase)
            .Replace(']', '>')
            .Replace("<<", "<", StringComparison.Ordinal);

    private static bool IsSubject(string label) =>
        label
            is "subject"
                or "betreff"
                or "objet"
                or "asunto"
                or "oggetto"
                or "assunto"
                or "onderwerp"
                or "ämne"
                or "emne"
                or "aihe"
                or "temat"
                or "předmět"
                or "tárgy"
                or "тема"
                or "θέμα"
                or "konu"
                or "subiect"
                or "主题"
                or "主旨"
                or "件名"
                or "제목";
}
