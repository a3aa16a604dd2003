using System.Collections.Frozen;
using System.Globalization;

namespace Charter.Mail.Automatic;

/// <summary>The fields of message/delivery-status and message/feedback-report: groups of "Name: value" with blank lines between.</summary>
internal static class StatusFields
{
    private const int MaxGroups = 200;

    private static readonly string[] RecipientFields = ["Final-Recipient:", "Original-Recipient:"];

    private static readonly string[] FirstFields =
    [
        "Reporting-MTA:",
        "Original-Envelope-Id:",
        "DSN-Gateway:",
        "Arrival-Date:",
        "Action:",
        .. RecipientFields,
    ];

    /// <summary>What is counted in the numbers that look like codes: "after 430 seconds", "550 KB".</summary>
    private static readonly FrozenSet<string> Units = FrozenSet.ToFrozenSet(
        [
            "s",
            "ms",
            "sec",
            "secs",
            "second",
            "seconds",
            "min",
            "mins",
            "minute",
            "minutes",
            "hour",
            "hours",
            "day",
            "days",
            "b",
            "byte",
            "bytes",
            "kb",
            "mb",
            "kib",
            "mib",
            "k",
            "m",
            "times",
            "attempts",
            "messages",
            "mails",
            "recipients",
        ],
        StringComparer.OrdinalIgnoreCase
    );

    public static List<Dictionary<string, string>> Groups(string text)
    {
        var groups = new List<Dictionary<string, string>>();
        Dictionary<string, string>? group = null;
        string? last = null;
        foreach (var line in text.Split('\n'))
        {
            if (string.IsNullOrWhiteSpace(line))
            {
                group = null;
                continue;
            }

            if (group is null)
            {
                if (groups.Count == MaxGroups)
                {
                    break;
                }

                groups.Add(group = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase));
                last = null;
            }

            var colon = line.IndexOf(':');
            if (colon > 0 && IsName(line.AsSpan(0, colon)))
            {
                last = line[..colon].Trim();
                if (!group.TryAdd(last, line[(colon + 1)..].Trim()))
                {
                    last = null;
                }
            }
            else if (last is not null && group[last].Length < 4_000)
            {
                // Folded as it should be, or a server's lines copied as they came.
                group[last] += " " + line.Trim();
            }
        }

        return groups;
    }

    private static bool IsName(ReadOnlySpan<char> name)
    {
        name = name.TrimEnd();
        foreach (var c in name)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_'))
            {
                return false;
            }
        }

        return name.Length > 0 && char.IsAsciiLetter(name[0]);
    }

    /// <summary>Where the fields of a delivery status begin in a text: at the line of the first of them; -1 when there are none.</summary>
    public static int Start(string text)
    {
        var position = 0;
        var start = -1;
        while (position < text.Length)
        {
            var feed = text.IndexOf('\n', position);
            var end = feed < 0 ? text.Length : feed;
            var line = text.AsSpan(position, end - position).TrimStart();
            if (start < 0 && StartsWithAny(line, FirstFields))
            {
                start = text.AsSpan(0, position).IsWhiteSpace() ? 0 : position;
            }

            if (start >= 0 && StartsWithAny(line, RecipientFields))
            {
                return start;
            }

            position = end + 1;
        }

        return -1;
    }

    private static bool StartsWithAny(ReadOnlySpan<char> line, string[] names)
    {
        foreach (var name in names)
        {
            if (line.StartsWith(name, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"rfc822; user@example.com" without its type.</summary>
    public static string? Typed(string? value)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            return null;
        }

        var address = Untyped(value).Trim('<', '>', ' ');
        // Quoted as a whole, not "two words"@example.com.
        address =
            address is ['"', .., '"'] && !address.Contains("\"@", StringComparison.Ordinal) ? address[1..^1] : address;
        return address.Trim('<', '>', ' ') is { Length: > 0 } bare ? bare : null;
    }

    public static string Untyped(string value)
    {
        var semicolon = value.IndexOf(';');
        return (semicolon is > 0 and < 20 ? value[(semicolon + 1)..] : value).Trim();
    }

    /// <summary>The first enhanced status in a text: 2, 4 or 5, then two numbers.</summary>
    public static string? Status(string? text)
    {
        if (text is null)
        {
            return null;
        }

        for (var i = 0; i + 4 < text.Length; i++)
        {
            var starts =
                text[i] is '2' or '4' or '5'
                && text[i + 1] == '.'
                && (i == 0 || !char.IsLetterOrDigit(text[i - 1]) && text[i - 1] is not ('.' or '-'));
            if (!starts)
            {
                continue;
            }

            var middle = Digits(text, i + 2);
            var dot = i + 2 + middle;
            var end = middle is > 0 and <= 3 && dot < text.Length && text[dot] == '.' ? Digits(text, dot + 1) : 0;
            if (end is > 0 and <= 3 && (dot + 1 + end == text.Length || text[dot + 1 + end] is not '.'))
            {
                return text.Substring(i, dot + 1 + end - i);
            }
        }

        return null;
    }

    /// <summary>The first SMTP reply code in a text: 4xx or 5xx as a word of its own that counts nothing.</summary>
    public static int? ReplyCode(string text)
    {
        for (var i = 0; i + 2 < text.Length; i++)
        {
            var before = i == 0 || !char.IsLetterOrDigit(text[i - 1]) && text[i - 1] is not ('.' or '-');
            if (
                before
                && text[i] is '4' or '5'
                && Digits(text, i) == 3
                && (text[i + 1] is >= '0' and <= '5' || text.AsSpan(i + 1, 2) is "71")
                && (i + 3 == text.Length || EndsCode(text[i + 3]))
                && !Counts(text, i)
            )
            {
                return int.Parse(text.AsSpan(i, 3), CultureInfo.InvariantCulture);
            }
        }

        return null;
    }

    private static bool EndsCode(char c) =>
        char.IsWhiteSpace(c)
        || c is '-' or ',' or ':' or ';' or '.' or ')' or ']' or '_' or '/' or '#' or '\'' or '"' or '<';

    private static bool Counts(string text, int position)
    {
        if (text.AsSpan(0, position).TrimEnd().EndsWith("port", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        var start = position + 3 < text.Length && text[position + 3] == ' ' ? position + 4 : position + 3;
        var end = start;
        while (end < text.Length && end - start < 12 && char.IsAsciiLetter(text[end]))
        {
            end++;
        }

        return end > start && Units.Contains(text[start..end]);
    }

    private static int Digits(string text, int start)
    {
        var count = 0;
        while (start + count < text.Length && count < 8 && char.IsAsciiDigit(text[start + count]))
        {
            count++;
        }

        return count;
    }
}
