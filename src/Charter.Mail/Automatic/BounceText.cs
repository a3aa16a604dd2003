using System.Buffers;
using System.Text;
using Charter.Mail.Mime;

namespace Charter.Mail.Automatic;

/// <summary>The words for people of a report: where they end and the mail that comes back begins.</summary>
internal static class BounceText
{
    private const int MaxExplanation = 20_000;

    private static readonly SearchValues<string> CopyMarks = SearchValues.Create(
        [
            "below this line is a copy",
            "this is a copy of",
            "copy of the original",
            "original message follows",
            "original message headers",
            "original message header",
            "original message --",
            "unsent message",
            "returned message",
            "header of the original",
            "headers of the original",
            "-original message",
            "original message:",
            "original mail follows",
            "message header follows",
            "message headers follow",
            "message text follows",
            "the text you sent follows",
            "included is a copy",
            "message that you sent follows",
            "copy of your message",
            "copy of the message",
            "beginning of message",
            "start of message",
            "message contents",
            "original-message",
            "元のメッセージ",
            "原始邮件",
        ],
        StringComparison.OrdinalIgnoreCase
    );

    private static readonly string[] FieldsOfCopy =
    [
        "Received:",
        "Return-Path:",
        "Message-ID:",
        "From:",
        "To:",
        "Subject:",
        "Date:",
        "MIME-Version:",
        "DKIM-Signature:",
        "Content-Type:",
    ];

    /// <summary>The text up to where the returned mail begins.</summary>
    public static string Explanation(MailMessage mail)
    {
        var text = mail.Text.AsSpan(0, Math.Min(mail.Text.Length, MaxExplanation));
        var position = 0;
        var words = false;
        while (position < text.Length)
        {
            var feed = text[position..].IndexOf('\n');
            var end = feed < 0 ? text.Length : position + feed;
            var line = text[position..end].Trim();
            if (
                words
                && (IsCopyMark(line, text[Math.Min(end + 1, text.Length)..]) || IsHeaderOfCopy(text[position..end]))
            )
            {
                return text[..position].ToString();
            }

            words |= line.Length > 0;
            position = end + 1;
        }

        return text.ToString();
    }

    /// <summary>A line that says so in so many words, is drawn as a rule, or has a mail below it; not "delete the returned message".</summary>
    private static bool IsCopyMark(ReadOnlySpan<char> line, ReadOnlySpan<char> below)
    {
        if (line.Length is 0 or >= 120 || !line.ContainsAny(CopyMarks))
        {
            return false;
        }

        if (
            line[0] is '-' or '=' or '*' or '_' or '|' or '#' or '+' or '['
            || line.Contains("follow", StringComparison.OrdinalIgnoreCase)
            || line.Contains("below this line", StringComparison.OrdinalIgnoreCase)
        )
        {
            return true;
        }

        var seen = 0;
        foreach (var next in below.EnumerateLines())
        {
            var text = next.TrimStart("> \t|");
            if (text.IsEmpty)
            {
                continue;
            }

            foreach (var name in FieldsOfCopy)
            {
                if (text.StartsWith(name, StringComparison.OrdinalIgnoreCase))
                {
                    return true;
                }
            }

            if (++seen == 6)
            {
                break;
            }
        }

        return false;
    }

    /// <summary>Not indented: servers that list some headers of the mail for people set them in.</summary>
    private static bool IsHeaderOfCopy(ReadOnlySpan<char> line) =>
        line.StartsWith("Received: ", StringComparison.Ordinal)
        || line.StartsWith("Return-Path: ", StringComparison.OrdinalIgnoreCase)
        || line.StartsWith("DKIM-Signature:", StringComparison.OrdinalIgnoreCase);

    /// <summary>On one line with single blanks: a phrase may be broken over two lines.</summary>
    public static string OnOneLine(ReadOnlySpan<char> text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (!char.IsWhiteSpace(c))
            {
                line.Append(c);
            }
            else if (line.Length > 0 && line[^1] != ' ')
            {
                line.Append(' ');
            }
        }

        return line.ToString();
    }

    /// <summary>True when a mail stands copied below the words.</summary>
    public static bool HasCopy(MailMessage mail, string explanation) =>
        explanation.Length < Math.Min(mail.Text.Length, MaxExplanation);
}
