namespace Charter.Mail.Text;

/// <summary>
/// "----- Forwarded Message ----- From: Jane &lt;jane@example.com&gt;To: Bob &lt;bob@example.com&gt;Sent: ...Subject: ...": the whole
/// block in one line, as some clients leave it when they make text of their HTML.
/// </summary>
internal static class JoinedHeaders
{
    private const int MaxLine = 2_000;

    /// <summary>Such a line: a few words between dashes, and at once a known label, and an address.</summary>
    public static bool Begin(ReadOnlySpan<char> line)
    {
        line = line.Trim();
        if (line.Length is < 30 or > MaxLine || !line.StartsWith("---") || !line.Contains('@'))
        {
            return false;
        }

        return Frame(line) is > 0 and var end && HeaderLabels.Field(line[end..]) is { Role: LabelRole.From };
    }

    /// <summary>The lines with the first such one taken apart; what is inside stays as it came.</summary>
    public static string[] Split(string[] lines)
    {
        var at = Array.FindIndex(lines, l => Begin(l));
        if (at < 0)
        {
            return lines;
        }

        var all = new List<string>(lines[..at]);
        TakeApart(lines[at].Trim(), all);
        all.Add("");
        all.AddRange(lines[(at + 1)..]);
        return [.. all];
    }

    private static int Frame(ReadOnlySpan<char> line)
    {
        var words = line.IndexOfAnyExcept("- ");
        var dashes = words < 0 ? -1 : line[words..Math.Min(line.Length, words + 60)].IndexOf("---");
        return dashes < 0 ? 0 : line.Length - line[(words + dashes)..].TrimStart("- ").Length;
    }

    private static void TakeApart(string line, List<string> all)
    {
        var start = Frame(line);
        all.Add(line[..start].Trim());
        for (var i = start + 1; i < line.Length; i++)
        {
            if (line[i] is ':' && LabelBefore(line, start, i) is var label and > 0 && label > start)
            {
                all.Add(line[start..label].Trim());
                start = label;
            }
        }

        all.Add(line[start..].Trim());
    }

    /// <summary>Where the label begins that ends before a colon: the last capital whose word is a label; 0 for none.</summary>
    private static int LabelBefore(string line, int start, int colon)
    {
        for (var i = colon - 1; i > start && colon - i < 16 && char.IsLetter(line[i]); i--)
        {
            if (
                char.IsUpper(line[i])
                && HeaderLabels.Of(line.AsSpan(i, colon - i))
                    is LabelRole.To
                        or LabelRole.Date
                        or LabelRole.Subject
                        or LabelRole.Cc
            )
            {
                return i;
            }
        }

        return 0;
    }
}
