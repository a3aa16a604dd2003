using Charter.Mail.Mime;

namespace Charter.Mail.Text;

/// <summary>What the line "On (date), (name) wrote:" tells.</summary>
internal static class Attribution
{
    private static readonly System.Buffers.SearchValues<char> BeforeName = System.Buffers.SearchValues.Create(
        ",，:;0123456789>年月日"
    );

    /// <summary>Who wrote; null when the line gives no address.</summary>
    public static MailAddress? Sender(string line)
    {
        var at = line.LastIndexOf('@');
        if (at <= 0)
        {
            return null;
        }

        var start = at;
        while (
            start > 0 && !char.IsWhiteSpace(line[start - 1]) && line[start - 1] is not ('<' or '(' or '[' or ':' or ',')
        )
        {
            start--;
        }

        var end = at + 1;
        while (end < line.Length && (char.IsLetterOrDigit(line[end]) || line[end] is '.' or '-'))
        {
            end++;
        }

        var address = line[start..end].TrimEnd('.', '-').Trim('"', '\'');
        var found = new MailAddress(Name(line.AsSpan(0, start)), address);
        return found.IsUsable ? found : null;
    }

    /// <summary>The words before the address, back to the date or the verb.</summary>
    private static string Name(ReadOnlySpan<char> before)
    {
        var text = before.TrimEnd("<([ \u00A0");
        var quoteEnd = text.EndsWith("\"");
        if (quoteEnd && text[..^1].LastIndexOf('"') is var open and >= 0)
        {
            return text[(open + 1)..^1].Trim().ToString();
        }

        var cut = Math.Max(text.LastIndexOfAny(BeforeName), text.LastIndexOf(" - "));
        var name = text[(cut + 1)..].Trim(" \u00A0'\"-").ToString();
        foreach (var word in QuoteWords.BeforeName)
        {
            if (name.StartsWith(word, StringComparison.OrdinalIgnoreCase))
            {
                name = name[word.Length..].Trim();
            }
        }

        return name.Length <= 100 ? name : "";
    }

    /// <summary>When, where the line writes it as mail does; null otherwise.</summary>
    public static DateTimeOffset? Date(string line)
    {
        var at = line.IndexOfAny(['<', '@']);
        var head = at > 0 ? line[..at] : line;
        return head.Length is > 8 and < 200 ? LocalDates.Parse(head) : null;
    }
}
