using System.Text;

namespace Charter.Mail.Text;

/// <summary>text/enriched (RFC 1896) and the older text/richtext (RFC 1341) as plain text. One pass.</summary>
internal static class EnrichedText
{
    public static string ToPlain(string text, bool isRichText)
    {
        var output = new StringBuilder(text.Length);
        var hidden = 0;
        var i = 0;
        while (i < text.Length)
        {
            var c = text[i];
            if (c == '<' && i + 1 < text.Length && text[i + 1] == '<' && !isRichText)
            {
                Append(output, "<", hidden);
                i += 2;
            }
            else if (c == '<' && text.IndexOf('>', i, Math.Min(80, text.Length - i)) is var end and > 0)
            {
                Tag(text[(i + 1)..end].Trim().ToLowerInvariant(), isRichText, output, ref hidden);
                i = end + 1;
            }
            else if (c == '\n')
            {
                // One line end is a blank; each further one is a line.
                var run = text.AsSpan(i).IndexOfAnyExcept('\n');
                run = run < 0 ? text.Length - i : run;
                Append(output, isRichText || run == 1 ? " " : new string('\n', Math.Min(run - 1, 3)), hidden);
                i += run;
            }
            else
            {
                Append(output, c.ToString(), hidden);
                i++;
            }
        }

        return output.ToString();
    }

    private static void Tag(string tag, bool isRichText, StringBuilder output, ref int hidden)
    {
        switch (tag)
        {
            case "param" or "comment":
                hidden++;
                break;
            case "/param" or "/comment":
                hidden = Math.Max(0, hidden - 1);
                break;
            case "nl" when isRichText:
                Append(output, "\n", hidden);
                break;
            case "paragraph" or "/paragraph" when isRichText:
                Append(output, "\n\n", hidden);
                break;
            case "lt" when isRichText:
                Append(output, "<", hidden);
                break;
        }
    }

    private static void Append(StringBuilder output, string text, int hidden)
    {
        if (hidden == 0)
        {
            output.Append(text);
        }
    }
}
