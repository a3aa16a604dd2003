using System.Text;

namespace Charter.Mail.Mime;

/// <summary>
/// Address lists (RFC 5322, 3.4) and what is sent in their place: bare names with commas, semicolons between,
/// groups, comments, routes, encoded words around everything. One pass, no recursion.
/// </summary>
internal ref struct AddressParser
{
    private readonly string text;
    private readonly int max;
    private readonly List<MailAddress> found = [];
    private readonly StringBuilder display = new();
    private string? angle;
    private string comment = "";
    private string carried = "";
    private bool inGroup;
    private bool noQuoteEnd;
    private bool noCommentEnd;
    private int position;

    private AddressParser(string text, int max)
    {
        this.text = text;
        this.max = max;
    }

    /// <param name="text">The unfolded header value, encoded words still encoded: a comma in one is no separator.</param>
    /// <param name="max">How many addresses are taken.</param>
    /// <param name="truncated">True when there were more.</param>
    public static List<MailAddress> Parse(string text, int max, out bool truncated)
    {
        var parser = new AddressParser(text, max);
        truncated = !parser.Run();
        return parser.found;
    }

    private bool Run()
    {
        while (position < text.Length)
        {
            if (found.Count >= max)
            {
                return false;
            }

            Step(text[position]);
        }

        Finish(last: true);
        return true;
    }

    private void Step(char c)
    {
        switch (c)
        {
            case '"' when !noQuoteEnd:
                ReadQuoted();
                break;
            case '(' when !noCommentEnd:
                ReadComment();
                break;
            case '<':
                ReadAngle();
                break;
            case ':' when angle is null && !inGroup && !display.ToString().Contains('@', StringComparison.Ordinal):
                display.Clear();
                inGroup = true;
                position++;
                break;
            case ',' or ';':
                Finish(last: c == ';' && inGroup);
                inGroup = c != ';' && inGroup;
                position++;
                break;
            case '=' when SkipEncodedWord() is var end and > 0:
                display.Append(text, position, end - position);
                position = end;
                break;
            default:
                display.Append(c);
                position++;
                break;
        }
    }

    /// <summary>The end of an encoded word that begins here, or 0.</summary>
    private readonly int SkipEncodedWord()
    {
        if (position + 1 >= text.Length || text[position + 1] != '?')
        {
            return 0;
        }

        var marks = 0;
        var limit = Math.Min(text.Length, position + 400);
        for (var i = position + 2; i < limit; i++)
        {
            if (text[i] == '?' && ++marks == 3)
            {
                return i + 1 < text.Length && text[i + 1] == '=' ? i + 2 : 0;
            }

            if (marks < 2 && text[i] is ' ' or '<' or '>')
            {
                return 0;
            }
        }

        return 0;
    }

    private void ReadQuoted()
    {
        var value = new StringBuilder();
        for (var i = position + 1; i < text.Length; i++)
        {
            if (text[i] == '\\' && i + 1 < text.Length)
            {
                value.Append(text[++i]);
            }
            else if (text[i] == '"')
            {
                var quotedLocalPart = i + 1 < text.Length && text[i + 1] == '@';
                display.Append(quotedLocalPart ? text.AsSpan(position, i + 1 - position) : value.ToString());
                position = i + 1;
                return;
            }
            else
            {
                value.Append(text[i]);
            }
        }

        noQuoteEnd = true;
        position++;
    }

    private void ReadComment()
    {
        var depth = 0;
        for (var i = position; i < text.Length; i++)
        {
            if (text[i] == '\\')
            {
                i++;
            }
            else if (text[i] == '(')
            {
                depth++;
            }
            else if (text[i] == ')' && --depth == 0)
            {
                comment = text[(position + 1)..i];
                display.Append(' ');
                position = i + 1;
                return;
            }
        }

        noCommentEnd = true;
    }

    private void ReadAngle()
    {
        var end = position + 1;
        var quoted = false;
        while (end < text.Length && (quoted || text[end] is not '>'))
        {
            if (text[end] == '"')
            {
                quoted = !quoted;
            }
            else if (!quoted && text[end] == ',' && text.AsSpan(position, end - position).Contains('@'))
            {
                // No closing bracket: the next address begins here. A route "<@a,@b:c@d>" has its own commas.
                if (text[position + 1] != '@')
                {
                    break;
                }
            }

            end++;
        }

        var inner = text[(position + 1)..end].Trim().TrimStart('<').Trim();
        position = end < text.Length && text[end] == '>' ? end + 1 : end;
        while (position < text.Length && text[position] == '>')
        {
            position++;
        }

        if (angle is null || !angle.Contains('@', StringComparison.Ordinal))
        {
            angle = inner;
        }
        else
        {
            display.Append(' ');
        }
    }

    private void Finish(bool last)
    {
        var shown = EncodedWords.Decode(display.ToString()).Trim();
        display.Clear();
        if (angle is null && shown.Length == 0 && carried.Length == 0)
        {
            comment = "";
            return;
        }

        if (angle is null && !last && !shown.Contains('@', StringComparison.Ordinal))
        {
            // "Doe, John <john@example.com>" without its quotes.
            carried = Join(carried, shown);
            return;
        }

        var address = angle is null ? Bare(ref shown) : CleanAddress(angle);
        var name = Tidy(carried.Length > 0 ? Join(carried, shown) : shown);
        if (name.Length == 0 && comment.Length > 0)
        {
            name = Tidy(EncodedWords.Decode(comment));
        }

        angle = null;
        comment = "";
        carried = "";
        if (address.Length > 0 || name.Length > 0)
        {
            found.Add(Reconsider(name, address));
        }
    }

    private static string Join(string before, string after) => before.Length == 0 ? after : $"{before}, {after}";

    /// <summary>"Name address" without brackets: the word with the @ is the address.</summary>
    private static string Bare(ref string shown)
    {
        if (!shown.Contains('@', StringComparison.Ordinal))
        {
            return "";
        }

        if (!shown.Contains(' ', StringComparison.Ordinal) || shown.StartsWith('"'))
        {
            var whole = CleanAddress(shown);
            shown = "";
            return whole;
        }

        var words = shown.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var index = Array.FindLastIndex(words, w => w.Contains('@', StringComparison.Ordinal));
        if (words[index].Length == 1 || words[index].StartsWith('@') || words[index].EndsWith('@'))
        {
            // "john @ example.com"
            var glued = CleanAddress(string.Concat(words));
            shown = "";
            return glued;
        }

        var address = CleanAddress(words[index].Trim('<', '>', '[', ']', '"', '\''));
        shown = string.Join(' ', words.Where((_, i) => i != index));
        return address;
    }

    /// <summary>The whole of "Name &lt;address&gt;" inside one encoded word.</summary>
    private static MailAddress Reconsider(string name, string address)
    {
        if (address.Length > 0)
        {
            return new MailAddress(
                string.Equals(name, address, StringComparison.OrdinalIgnoreCase) ? "" : name,
                address
            );
        }

        var open = name.LastIndexOf('<');
        var close = name.LastIndexOf('>');
        return open >= 0 && close > open && name.AsSpan(open, close - open).Contains('@')
            ? new MailAddress(Tidy(name[..open].Trim()), CleanAddress(name[(open + 1)..close]))
            : new MailAddress(name, "");
    }

    private static string Tidy(string name)
    {
        var tidy = name.Trim();
        while (tidy.Length > 1 && tidy[0] is '"' or '\'' && tidy[^1] == tidy[0])
        {
            tidy = tidy[1..^1].Trim();
        }

        return tidy.Contains("  ", StringComparison.Ordinal)
            ? string.Join(' ', tidy.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            : tidy;
    }

    private static string CleanAddress(string address)
    {
        var clean = address.Contains("=?", StringComparison.Ordinal) ? EncodedWords.Decode(address) : address;
        if (clean.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase))
        {
            clean = clean[7..];
        }

        var route = clean.StartsWith('@') ? clean.IndexOf(':') : -1;
        clean = route > 0 ? clean[(route + 1)..] : clean;
        var open = clean.StartsWith('"') ? -1 : clean.IndexOf('(');
        clean = open > 0 ? clean[..open] : clean;
        clean = clean.Trim().Trim('\'').Trim();
        return clean.StartsWith('"')
            ? clean.Trim()
            : string.Concat(clean.Where(c => !char.IsWhiteSpace(c) && !char.IsControl(c)));
    }
}
