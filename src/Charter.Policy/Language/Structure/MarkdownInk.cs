using System.Buffers;
using System.Collections.Frozen;

namespace Charter.Policy.Language.Structure;

/// <summary>
/// Blanks out what a reader of the finished page does not see as text: front matter, comments, pictures, the addresses of
/// links, footnote marks, tags, and what was struck out. Every position stays what it was.
/// </summary>
internal static class MarkdownInk
{
    /// <summary>A line break that ends no line of the source.</summary>
    public const char SoftBreak = '\v';

    private const int LongestLabel = 400;
    private const int LongestAddress = 2_000;
    private const int LongestStruck = 4_000;
    private const int MostFrontMatter = 4_000;

    private static readonly SearchValues<char> Marks = SearchValues.Create("<[!~");

    private static readonly SearchValues<char> NameLetters = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ123456"
    );

    private static readonly FrozenSet<string> Tags = new[]
    {
        "a",
        "abbr",
        "b",
        "big",
        "br",
        "center",
        "cite",
        "code",
        "del",
        "details",
        "div",
        "em",
        "font",
        "hr",
        "i",
        "img",
        "ins",
        "kbd",
        "mark",
        "p",
        "s",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "summary",
        "sup",
        "u",
        "wbr",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public static string Clean(string text)
    {
        var isFronted =
            text.StartsWith("---", StringComparison.Ordinal) || text.StartsWith("\ufeff---", StringComparison.Ordinal);
        if (!isFronted && text.AsSpan().IndexOfAny(Marks) < 0)
        {
            return text;
        }

        var page = text.ToCharArray();
        var at = isFronted ? FrontMatter(page) : 0;
        var noComment = false;
        var hasNames = text.Contains("]: http", StringComparison.Ordinal);
        while (at < page.Length)
        {
            var next = page.AsSpan(at).IndexOfAny(Marks);
            if (next < 0)
            {
                break;
            }

            at += next;
            at = page[at] switch
            {
                '<' => Angle(page, at, ref noComment),
                '~' => Struck(page, at),
                _ => Link(page, at, hasNames),
            };
        }

        return new string(page);
    }

    private static void Blank(char[] page, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            // Lines stay where they are.
            if (page[i] is not ('\n' or '\r'))
            {
                page[i] = ' ';
            }
        }
    }

    /// <summary>The lines between two rules of dashes at the very start, when they are keys and values.</summary>
    private static int FrontMatter(char[] page)
    {
        var text = page.AsSpan(0, Math.Min(page.Length, MostFrontMatter));
        var end = text[3..].IndexOf("\n---");
        if (end < 0 || text[..text.IndexOf('\n')].Trim("-\ufeff\r ").Length > 0)
        {
            return 0;
        }

        foreach (var line in text[3..(end + 3)].EnumerateLines())
        {
            var isKey = line.Contains(':') || line.Trim().IsEmpty || line[0] is '#' or ' ' or '-' or '\t';
            if (!isKey)
            {
                return 0;
            }
        }

        Blank(page, 0, end + 7);
        return end + 7;
    }

    private static int Angle(char[] page, int at, ref bool noComment)
    {
        var rest = page.AsSpan(at);
        if (rest.StartsWith("<!--"))
        {
            var end = noComment ? -1 : rest.IndexOf("-->");
            noComment = end < 0;
            if (end < 0)
            {
                return at + 4;
            }

            Blank(page, at, at + end + 3);
            return at + end + 3;
        }

        var close = rest[..Math.Min(rest.Length, LongestAddress)].IndexOf('>');
        if (close < 2)
        {
            return at + 1;
        }

        var isEnd = rest[1] == '/';
        var inner = rest[(isEnd ? 2 : 1)..close];
        var length = inner.IndexOfAnyExcept(NameLetters);
        var name = (length < 0 ? inner : inner[..length]).ToString();
        if (!Tags.Contains(name) || (length > 0 && inner[length] is not (' ' or '/' or '\t' or '\n' or '\r')))
        {
            return at + 1;
        }

        if (!isEnd && name.ToLowerInvariant() is "del" or "s" or "strike")
        {
            ReadOnlySpan<char> window = rest[..Math.Min(rest.Length, LongestStruck)];
            var end = window.IndexOf("</" + name, StringComparison.OrdinalIgnoreCase);
            close = end < 0 ? close : Math.Max(close, end - 1);
        }

        Blank(page, at, at + close + 1);
        if (name.Equals("br", StringComparison.OrdinalIgnoreCase))
        {
            page[at] = IsInRow(page, at) ? ';' : SoftBreak;
        }

        return at + close + 1;
    }

    private static bool IsInRow(char[] page, int at)
    {
        // A look back of a bounded length, so that a line of nothing but breaks costs no more than it must.
        var line = page.AsSpan(Math.Max(0, at - LongestAddress)..at);
        line = line[(line.LastIndexOf('\n') + 1)..];
        return line.TrimStart() is ['|', ..] || line.IndexOf(" | ") >= 0;
    }

    /// <summary>"~~We reply within 7 days.~~": no longer said.</summary>
    private static int Struck(char[] page, int at)
    {
        if (at + 3 >= page.Length || page[at + 1] != '~' || page[at + 2] is '~' or ' ')
        {
            return at + 1;
        }

        var window = page.AsSpan(at + 2, Math.Min(page.Length - at - 2, LongestStruck));
        var end = window.IndexOf("~~");
        if (end < 0 || window[..end].IndexOf("\n\n") >= 0)
        {
            return at + 2;
        }

        Blank(page, at, at + end + 4);
        return at + end + 4;
    }

    /// <summary>"[words](address)", "![picture](address)", "[words][name]", "[name]: address", "[^1]".</summary>
    private static int Link(char[] page, int at, bool hasNames)
    {
        var isPicture = page[at] == '!';
        var open = isPicture ? at + 1 : at;
        if (open >= page.Length || page[open] != '[')
        {
            return at + 1;
        }

        var window = page.AsSpan(open, Math.Min(page.Length - open, LongestLabel));
        var length = window.IndexOf(']');
        if (length < 1 || window[..length].IndexOf("\n\n") >= 0)
        {
            return open + 1;
        }

        var close = open + length;
        if (length > 1 && page[open + 1] == '^')
        {
            var isNote = close + 1 < page.Length && page[close + 1] == ':';
            Blank(page, open, close + (isNote ? 2 : 1));
            return close + 1;
        }

        var end = close + 1 < page.Length ? AddressEnd(page, close + 1, hasNames) : -1;
        if (end < 0)
        {
            return open + 1;
        }

        // "[name]: https://…" only explains a name.
        var isExplained = page[close + 1] == ':';
        Blank(page, isPicture || isExplained ? at : close, end);
        if (!isPicture)
        {
            Blank(page, open, open + 1);
        }

        return isPicture ? end : open + 1;
    }

    private static int AddressEnd(char[] page, int at, bool hasNames)
    {
        var mark = page[at] switch
        {
            '(' => ')',
            // "[NAME][DATE]" are two slots, unless names of links are explained.
            '[' when hasNames => ']',
            ':' => '\n',
            _ => '\0',
        };
        var rest = page.AsSpan(at, Math.Min(page.Length - at, LongestAddress));
        if (mark == '\0')
        {
            return -1;
        }

        if (mark == '\n')
        {
            // "[name]: https://…" on a line of its own.
            var line = rest[1..];
            line = line.IndexOf('\n') is >= 0 and var stop ? line[..stop] : line;
            return line.TrimStart().StartsWith("http", StringComparison.Ordinal) ? at + 1 + line.Length : -1;
        }

        var end = rest.IndexOf(mark);
        // "[X] (working) days" has a slot; an address has no space, but for a title in quotes.
        var inner = end > 0 ? rest[1..end] : default;
        var isAddress =
            end > 0
            && inner.IndexOf('\n') < 0
            && (inner.IndexOf(' ') < 0 || inner.IndexOf('"') > 0)
            && (mark == ']' || inner.IndexOfAny("/.#@:") >= 0);
        return isAddress ? at + end + 1 : -1;
    }
}
