using System.Net;

namespace Charter.Mail.Text;

/// <summary>Cuts HTML into texts and tags, one pass, whatever is broken in it. For reading only: never a safeguard.</summary>
internal ref struct HtmlTokens(ReadOnlySpan<char> html)
{
    private readonly ReadOnlySpan<char> html = html;
    private int position;
    private string? skipUntil;

    public HtmlTokenKind Kind { get; private set; }

    /// <summary>The text decoded, or the tag's name in lower case.</summary>
    public string Value { get; private set; } = "";

    /// <summary>What stands between the tag's name and its end.</summary>
    public ReadOnlySpan<char> Attributes { get; private set; }

    public bool Next()
    {
        while (position < html.Length)
        {
            if (skipUntil is not null)
            {
                SkipRaw();
                continue;
            }

            var rest = html[position..];
            var tag = FindTag(rest);
            if (tag != 0)
            {
                var end = tag < 0 ? rest.Length : tag;
                Kind = HtmlTokenKind.Text;
                Value = WebUtility.HtmlDecode(rest[..end].ToString());
                position += end;
                return true;
            }

            if (ReadTag(rest))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A "&lt;" is a tag's beginning only when a letter, a slash or a mark follows.</summary>
    private static int FindTag(ReadOnlySpan<char> rest)
    {
        var from = 0;
        while (true)
        {
            var at = rest[from..].IndexOf('<');
            if (at < 0)
            {
                return -1;
            }

            at += from;
            if (at + 1 < rest.Length && (char.IsAsciiLetter(rest[at + 1]) || rest[at + 1] is '/' or '!' or '?'))
            {
                return at;
            }

            from = at + 1;
        }
    }

    private bool ReadTag(ReadOnlySpan<char> rest)
    {
        if (rest.StartsWith("<!--"))
        {
            var end = rest.IndexOf("-->");
            position = end < 0 ? html.Length : position + end + 3;
            return false;
        }

        var close = EndOfTag(rest);
        position += close < 0 ? rest.Length : close + 1;
        var inner = rest[1..(close < 0 ? rest.Length : close)];
        if (inner.IsEmpty || inner[0] is '!' or '?')
        {
            return false;
        }

        Kind = inner[0] == '/' ? HtmlTokenKind.Close : HtmlTokenKind.Open;
        inner = inner.TrimStart('/');
        var nameEnd = inner.IndexOfAny(" \t\r\n/");
        Value = (nameEnd < 0 ? inner : inner[..nameEnd]).ToString().ToLowerInvariant();
        Attributes = nameEnd < 0 ? [] : inner[nameEnd..];
        if (
            Kind == HtmlTokenKind.Open
            && Value is "script" or "style" or "title" or "template" or "noscript" or "xml" or "textarea"
        )
        {
            skipUntil = Value;
            return false;
        }

        return Value.Length > 0;
    }

    private static int EndOfTag(ReadOnlySpan<char> rest)
    {
        var quote = '\0';
        // A quote that never closes must not swallow the mail: tags longer than this end at their first ">".
        var limit = Math.Min(rest.Length, 8_192);
        for (var i = 1; i < limit; i++)
        {
            var c = rest[i];
            if (quote != '\0')
            {
                quote = c == quote ? '\0' : quote;
            }
            else if (c is '"' or '\'' && rest[i - 1] is '=' or ' ')
            {
                quote = c;
            }
            else if (c == '>')
            {
                return i;
            }
        }

        return rest.IndexOf('>');
    }

    private void SkipRaw()
    {
        var end = html[position..].IndexOf("</" + skipUntil, StringComparison.OrdinalIgnoreCase);
        if (end < 0)
        {
            // "xml" islands of Office may lack their end; scripts and styles may not be shown either way.
            position = html.Length;
        }
        else
        {
            var close = html[(position + end)..].IndexOf('>');
            position = close < 0 ? html.Length : position + end + close + 1;
        }

        skipUntil = null;
    }

    /// <summary>The decoded value of an attribute of the tag; null when it has none of that name.</summary>
    public readonly string? Attribute(string name)
    {
        var rest = Attributes;
        while (!rest.IsEmpty)
        {
            var at = rest.IndexOf(name, StringComparison.OrdinalIgnoreCase);
            if (at < 0)
            {
                return null;
            }

            var before = at == 0 ? ' ' : rest[at - 1];
            var after = rest[(at + name.Length)..].TrimStart();
            rest = rest[(at + name.Length)..];
            if ((char.IsWhiteSpace(before) || before is '"' or '\'' or '/') && after.StartsWith("="))
            {
                return WebUtility.HtmlDecode(AttributeValue(after[1..].TrimStart()).ToString());
            }
        }

        return null;
    }

    private static ReadOnlySpan<char> AttributeValue(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
        {
            return text;
        }

        if (text[0] is '"' or '\'')
        {
            var end = text[1..].IndexOf(text[0]);
            return end < 0 ? text[1..] : text.Slice(1, end);
        }

        var blank = text.IndexOfAny(" \t\r\n>");
        return blank < 0 ? text : text[..blank];
    }
}
