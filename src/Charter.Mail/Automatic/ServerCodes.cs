using System.Buffers;
using System.Globalization;

namespace Charter.Mail.Automatic;

/// <summary>The status and the reply code among the other numbers of a text: those that stand together, else those that a server is said to have said.</summary>
internal static class ServerCodes
{
    private static readonly SearchValues<string> Speakers = SearchValues.Create(
        [
            "said",
            "<<<",
            "smtp",
            "remote",
            "respon",
            "error",
            "rcpt",
            "reason",
            "host",
            "reply",
            "server",
            "diagnos",
            "#5",
            "退信",
            "原因",
        ],
        StringComparison.OrdinalIgnoreCase
    );

    public static (string? Status, int? Reply) Find(string text)
    {
        if (Together(text) is { } together)
        {
            return together;
        }

        foreach (var line in text.Split('\n'))
        {
            if (line.AsSpan().ContainsAny(Speakers) && StatusFields.ReplyCode(line) is { } code)
            {
                return (StatusFields.Status(text), code);
            }
        }

        return (StatusFields.Status(text), StatusFields.ReplyCode(text));
    }

    /// <summary>"550 5.1.1", "550-5.1.1", "550 #5.1.1": nothing else is written like that.</summary>
    private static (string? Status, int? Reply)? Together(string text)
    {
        for (var i = 0; i + 8 < text.Length; i++)
        {
            var isCode =
                text[i] is '4' or '5'
                && char.IsAsciiDigit(text[i + 1])
                && char.IsAsciiDigit(text[i + 2])
                && text[i + 3] is ' ' or '-' or '_' or '\n' or ':'
                && (i == 0 || (!char.IsAsciiLetterOrDigit(text[i - 1]) && text[i - 1] is not ('.' or '-')));
            if (!isCode)
            {
                continue;
            }

            var start = i + 4;
            while (start < text.Length && start < i + 7 && text[start] is ' ' or '#' or '\'' or '(' or '"')
            {
                start++;
            }

            var end = Math.Min(text.Length, start + 12);
            // A pair agrees: 550 with 5.x.x. Some servers give their own failure for another's delay, so 5xx goes with 4.x.x.
            if (
                end - start > 4
                && text[start] is '4' or '5'
                && text[start + 1] == '.'
                && StatusFields.Status(text[start..end]) is { } status
                && status[0] == text[start]
                && (status[0] == text[i] || text[i] == '5')
            )
            {
                return (status, int.Parse(text.AsSpan(i, 3), CultureInfo.InvariantCulture));
            }
        }

        return null;
    }
}
