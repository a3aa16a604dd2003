using System.Globalization;

namespace Charter.Mail.Automatic;

/// <summary>The fields of message/delivery-status and message/feedback-report: groups of "Name: value" with blank lines between.</summary>
internal static class StatusFields
{
    private const int MaxGroups = 200;

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
            if (line[0] is ' ' or '\t')
            {
                if (last is not null && group[last].Length < 4_000)
                {
                    group[last] += " " + line.Trim();
                }
            }
            else if (colon > 0)
            {
                last = line[..colon].Trim();
                if (!group.TryAdd(last, line[(colon + 1)..].Trim()))
                {
                    last = null;
                }
            }
        }

        return groups;
    }

    /// <summary>"rfc822; user@example.com" without its type.</summary>
    public static string? Typed(string? value)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            return null;
        }

        var address = Untyped(value).Trim('<', '>', ' ', '"');
        return address.Length == 0 ? null : address;
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

    /// <summary>The first SMTP reply code in a text: 4xx or 5xx as a word of its own.</summary>
    public static int? ReplyCode(string text)
    {
        for (var i = 0; i + 2 < text.Length; i++)
        {
            var before = i == 0 || !char.IsLetterOrDigit(text[i - 1]) && text[i - 1] is not ('.' or '-');
            if (
                before
                && text[i] is '4' or '5'
                && Digits(text, i) == 3
                && text[i + 1] is >= '0' and <= '5'
                && (i + 3 == text.Length || text[i + 3] is ' ' or '-' or ',' or ':' or ')' or '.' or '\n')
            )
            {
                return int.Parse(text.AsSpan(i, 3), CultureInfo.InvariantCulture);
            }
        }

        return null;
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
