using Charter.Mail.Mime;
using Charter.Mail.Threading;

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
    private const int MaxLines = 20_000;

    /// <summary>
    /// The outermost forwarded mail: attached, below a line that says so, or below a block of From, Date, To, Subject when the
    /// subject says so or nothing else stands above. Null when nothing was passed on.
    /// </summary>
    public static ForwardedMail? Find(MailMessage mail)
    {
        ArgumentNullException.ThrowIfNull(mail);
        if (mail.Root.ContentType.Is("multipart", "report") || Automatic.DeliveryReport.Read(mail) is not null)
        {
            return null;
        }

        if ((InText(mail.Text, mail.Subject) ?? InHtml(mail)) is { } found)
        {
            var whole = found.From is { Address.Length: > 0 } ? found : WithAddress(found, mail);
            return whole.Subject.Length > 0 ? whole : whole with { Subject = SubjectText.Normalize(mail.Subject) };
        }

        var answers =
            !SubjectText.IsForward(mail.Subject)
            && !SubjectText.IsAmbiguous(mail.Subject)
            && (SubjectText.HasPrefix(mail.Subject) || mail.InReplyTo is not null);
        var attached = answers ? null : mail.EmbeddedMessages().FirstOrDefault();
        return attached is { From.Count: > 0 }
            ? new ForwardedMail(attached.From[0], attached.To, attached.Subject, attached.Date, attached.Text)
            : null;
    }

    /// <summary>Some clients leave the block out of the plain text, or put it all in one line; the HTML beside it has it.</summary>
    private static ForwardedMail? InHtml(MailMessage mail) =>
        mail is { TextBody.Length: > 0, HtmlBody: { } html } && SubjectText.IsForward(mail.Subject)
            ? InText(HtmlToText.Convert(html, marked: false, addressed: true), mail.Subject)
            : null;

    /// <summary>The block shows the name only, and the HTML has the address behind it, as a link.</summary>
    private static ForwardedMail WithAddress(ForwardedMail found, MailMessage mail) =>
        mail.HtmlBody is { } html
        && html.Contains("mailto:", StringComparison.OrdinalIgnoreCase)
        && InText(HtmlToText.Convert(html, marked: false, addressed: true), mail.Subject)
            is { From.Address.Length: > 0 } linked
        && string.Equals(linked.From!.Name, found.From?.Name, StringComparison.OrdinalIgnoreCase)
            ? found with
            {
                From = linked.From,
                To = linked.To,
            }
            : found;

    private static ForwardedMail? InText(string text, string subject)
    {
        var lines = text.Split('\n');
        return lines.Length <= MaxLines ? InLines(JoinedHeaders.Split(lines), subject) : null;
    }

    /// <summary>The forwarded mail in a text, under a subject that may say that something is passed on or answered.</summary>
    private static ForwardedMail? InLines(string[] lines, string subject)
    {
        var isForward = SubjectText.IsForward(subject);
        var isAnswer = SubjectText.HasPrefix(subject);
        var written = false;
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i].AsSpan().Trim();
            if (line.IsEmpty)
            {
                continue;
            }

            var isMark = QuoteLines.IsForwardMark(line);
            var isRepeat = !isMark && QuoteLines.IsDashed(line);
            if (isMark || (isRepeat && (isForward || (!written && !isAnswer))))
            {
                if (Below(lines, i + 1) is { } found)
                {
                    return found;
                }
            }

            if (!isForward && BeginsHistory(lines, i))
            {
                // What an earlier mail passed on is not passed on by its answer.
                return null;
            }

            if (isForward || (!written && !isAnswer))
            {
                if (Block(lines, i) is { } block)
                {
                    return Make(block, lines);
                }

                if (isForward && Introduced(lines, i) is { } introduced)
                {
                    return introduced;
                }
            }
            else if (PassedOnBySubject(lines, i, subject) is { } passed)
            {
                return passed;
            }

            written |= !isMark && !isRepeat && !QuoteLines.IsRule(line) && !SignatureLines.IsPhoneLine(line);
        }

        return null;
    }

    /// <summary>"On (date), Jane wrote:" with an earlier mail below it, itself within a quote or not.</summary>
    private static bool BeginsHistory(string[] lines, int i)
    {
        if (!lines[i].StartsWith('>'))
        {
            return Introductions.Length(lines, i) > 0;
        }

        string[] here = [.. lines.Skip(i).Take(5).Select(l => l.TrimStart('>', ' '))];
        return Introductions.Length(here, 0) > 0;
    }

    private static HeaderLines? Block(string[] lines, int i) =>
        HeaderLines.Read(lines, i, atLeast: 3) is { } block && block.HasEvidence
            ? block
            : HeaderLines.ReadUnknown(lines, i);

    /// <summary>
    /// The block below somebody's words whose subject leaves open what it is: a mark that means the one in one language and the
    /// other in another, told by the block's language; or a mark that is not known, with just the block's own subject behind it.
    /// </summary>
    private static ForwardedMail? PassedOnBySubject(string[] lines, int i, string subject)
    {
        var isAmbiguous = SubjectText.IsAmbiguous(subject);
        var rest = isAmbiguous ? null : SubjectText.BehindUnknownMark(subject);
        if ((!isAmbiguous && rest is null) || Block(lines, i) is not { } block)
        {
            return null;
        }

        var passes = isAmbiguous
            ? lines[i].AsSpan().TrimStart("*> \t").StartsWith("fra", StringComparison.OrdinalIgnoreCase)
            : rest!.Length > 0
                && string.Equals(block.First(LabelRole.Subject), rest, StringComparison.OrdinalIgnoreCase);
        return passes ? Make(block, lines) : null;
    }

    /// <summary>The block below a mark, after blank lines, within a quote or not.</summary>
    private static ForwardedMail? Below(string[] lines, int start)
    {
        for (var i = start; i < Math.Min(lines.Length, start + 8); i++)
        {
            if (HeaderLines.IsBlank(lines[i]))
            {
                continue;
            }

            if (
                (
                    HeaderLines.Read(lines, i, atLeast: 2)
                    ?? HeaderLines.ReadUnknown(lines, i)
                    ?? HeaderLines.ReadBare(lines, i)
                ) is
                { } block
            )
            {
                if (block.First(LabelRole.From) is not null)
                {
                    return Make(block, lines);
                }
            }
            else if (Introduced(lines, i) is { } introduced)
            {
                return introduced;
            }
        }

        return null;
    }

    /// <summary>"On (date), Jane (jane@example.com) wrote:", which some clients put above what they pass on.</summary>
    private static ForwardedMail? Introduced(string[] lines, int i)
    {
        if (QuoteLines.IsArrowed(lines[i].AsSpan().Trim()))
        {
            var line = lines[i].Trim().Trim('>', ' ');
            var end = line.LastIndexOf('>') + 1;
            return Attribution.Sender(line[..end]) is { } named
                ? new ForwardedMail(named, [], "", LocalDates.Parse(line[end..].Trim()), Unquoted(lines, i + 1))
                : null;
        }

        // The introduction itself may stand inside the quote.
        string[] here = [.. lines.Skip(i).Take(5).Select(l => l.StartsWith('>') ? l.TrimStart('>', ' ') : l)];
        var length = Introductions.Length(here, 0);
        if (length == 0)
        {
            return null;
        }

        var text = string.Join(' ', here.Take(length).Select(l => l.Trim()));
        return Attribution.Sender(text) is { } sender
            ? new ForwardedMail(sender, [], "", Attribution.Date(text), Unquoted(lines, i + length))
            : null;
    }

    private static ForwardedMail? Make(HeaderLines block, string[] lines)
    {
        var from = block.First(LabelRole.From) is { } value ? Address(value) : null;
        return from is null
            ? null
            : new ForwardedMail(
                from,
                block.First(LabelRole.To) is { } to ? Addresses(to) : [],
                block.First(LabelRole.Subject) ?? "",
                block.First(LabelRole.Date) is { } date ? LocalDates.Parse(date) : null,
                Unquoted(lines, block.End)
            );
    }

    private static MailAddress? Address(string value) => Addresses(value) is [var first, ..] ? first : null;

    private static List<MailAddress> Addresses(string value) => AddressParser.Parse(Tidied(value), 100, out _);

    /// <summary>"Jane [mailto:jane@example.com]", "Jane (jane@example.com)", "jane@example.com&lt;mailto:jane@example.com&gt;": as clients show it.</summary>
    private static string Tidied(string value)
    {
        var text = value
            .Replace("[mailto:", "<", StringComparison.OrdinalIgnoreCase)
            .Replace("*", "", StringComparison.Ordinal)
            .Replace("\";<", "\" <", StringComparison.Ordinal);
        var link = text.IndexOf("<mailto:", StringComparison.OrdinalIgnoreCase);
        while (link >= 0)
        {
            var close = text.IndexOf('>', link);
            var before = text.AsSpan(0, link).TrimEnd();
            var repeats = before.Length > 0 && LastWord(before).Contains('@');
            text =
                close < 0 ? text[..link]
                : repeats ? text[..link] + text[(close + 1)..]
                : string.Concat(text.AsSpan(0, link + 1), text.AsSpan(link + 8));
            link = text.IndexOf("<mailto:", StringComparison.OrdinalIgnoreCase);
        }

        text = text.Replace('[', '<').Replace(']', '>').Replace("<<", "<", StringComparison.Ordinal);
        if (!text.Contains('<', StringComparison.Ordinal) && text.EndsWith(')'))
        {
            var open = text.LastIndexOf('(');
            text =
                open > 0 && text.AsSpan(open).Contains('@')
                    ? $"{text[..open].Trim()} <{text[(open + 1)..^1].Trim()}>"
                    : text;
        }

        return text.Trim();
    }

    private static ReadOnlySpan<char> LastWord(ReadOnlySpan<char> text) => text[(text.LastIndexOfAny(" <,;") + 1)..];

    /// <summary>The text below, without the marks of the quote that it stands in when all of it stands in one.</summary>
    private static string Unquoted(string[] lines, int start)
    {
        var below = lines.AsSpan(Math.Min(start, lines.Length));
        var first = FirstWords(below);
        if (
            first >= 0
            && QuoteLines.IsFramed(below[first].AsSpan().Trim("> "))
            && QuoteLines.IsForwardMark(below[first])
        )
        {
            // Some clients say it a second time, below the block.
            below = below[(first + 1)..];
            first = FirstWords(below);
        }

        if (first < 0)
        {
            return "";
        }

        var quoted = true;
        foreach (var line in below)
        {
            quoted &= string.IsNullOrWhiteSpace(line) || line[0] == '>';
        }

        var text = below.ToArray();
        return WithoutEnd(
            string.Join(
                    '\n',
                    quoted
                        ? text.Select(l => l.StartsWith("> ", StringComparison.Ordinal) ? l[2..] : l.TrimStart('>'))
                        : text
                )
                .Trim()
        );
    }

    private static int FirstWords(ReadOnlySpan<string> lines)
    {
        for (var i = 0; i < lines.Length; i++)
        {
            if (!HeaderLines.IsBlank(lines[i]))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Some clients say, or draw, where the forwarded mail ends.</summary>
    private static string WithoutEnd(string text)
    {
        var feed = text.LastIndexOf('\n');
        var last = text.AsSpan(feed + 1).Trim();
        var ends =
            last.StartsWith("----") && (QuoteLines.IsFramed(last) || (last.Length > 20 && QuoteLines.IsRule(last)));
        return feed > 0 && ends ? text[..feed].TrimEnd() : text;
    }
}
