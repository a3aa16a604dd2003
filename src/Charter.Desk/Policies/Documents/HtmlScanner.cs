using System.Buffers;
using System.Collections.Frozen;
using System.Net;

namespace Charter.Desk.Policies.Documents;

/// <summary>
/// Reads HTML as a stream of tags and text, in one pass and without a tree, so that neither size nor depth of nesting
/// costs more than it must. Comments, scripts and styles are left out.
/// </summary>
internal sealed class HtmlScanner(string html)
{
    private const int MostAttributes = 64;

    private static readonly SearchValues<char> NameEnds = SearchValues.Create(" \t\r\n\f/>=");
    private static readonly FrozenSet<string> RawTexts = new[]
    {
        "script",
        "style",
        "title",
        "textarea",
        "xmp",
        "iframe",
    }.ToFrozenSet(StringComparer.Ordinal);

    private readonly Dictionary<string, string> _attributes = new(StringComparer.Ordinal);
    private int _at;

    /// <summary>The name of the tag in lower case; empty for text.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Whether the tag is an end tag.</summary>
    public bool IsEnd { get; private set; }

    /// <summary>The text between tags, its character references resolved.</summary>
    public string Text { get; private set; } = "";

    /// <summary>An attribute of the tag; empty where it has no value, <c>null</c> where it is missing.</summary>
    public string? Attribute(string name) => _attributes.GetValueOrDefault(name);

    /// <summary>Goes to the next tag or text; false at the end.</summary>
    public bool Read()
    {
        while (_at < html.Length)
        {
            var open = html[_at] == '<' ? _at : NextTag(_at);
            if (open > _at)
            {
                Name = "";
                Text = WebUtility.HtmlDecode(html[_at..open]);
                _at = open;
                return true;
            }

            if (html[_at + 1] is '!' or '?')
            {
                SkipDeclaration();
                continue;
            }

            ReadTag();
            return true;
        }

        return false;
    }

    /// <summary>The next "&lt;" that begins something: a tag, a comment, a declaration.</summary>
    private int NextTag(int from)
    {
        while (true)
        {
            var at = html.IndexOf('<', from);
            if (at < 0 || at + 1 >= html.Length)
            {
                return html.Length;
            }

            if (IsTag(at))
            {
                return at;
            }

            from = at + 1;
        }
    }

    private bool IsTag(int at) =>
        char.IsAsciiLetter(html[at + 1])
        || html[at + 1] is '!' or '?'
        || (html[at + 1] == '/' && at + 2 < html.Length && char.IsAsciiLetter(html[at + 2]));

    private void SkipDeclaration()
    {
        var isComment = html.AsSpan(_at).StartsWith("<!--");
        var end = isComment
            ? html.IndexOf("-->", Math.Min(_at + 2, html.Length), StringComparison.Ordinal)
            : html.IndexOf('>', _at);
        _at = end < 0 ? html.Length : end + (isComment ? 3 : 1);
    }

    private void ReadTag()
    {
        IsEnd = html[_at + 1] == '/';
        var start = _at + (IsEnd ? 2 : 1);
        var length = html.AsSpan(start).IndexOfAny(NameEnds);
        var end = length < 0 ? html.Length : start + length;
        Name = html[start..end].ToLowerInvariant();
        Text = "";
        _attributes.Clear();
        _at = end;
        while (_at < html.Length && html[_at] != '>')
        {
            ReadAttribute();
        }

        _at = Math.Min(_at + 1, html.Length);
        if (!IsEnd && RawTexts.Contains(Name))
        {
            var close = html.IndexOf("</" + Name, _at, StringComparison.OrdinalIgnoreCase);
            _at = close < 0 ? html.Length : close;
        }
    }

    private void ReadAttribute()
    {
        if (char.IsWhiteSpace(html[_at]) || html[_at] is '/' or '=')
        {
            _at++;
            return;
        }

        var start = _at;
        while (_at < html.Length && !NameEnds.Contains(html[_at]))
        {
            _at++;
        }

        var name = html[start.._at].ToLowerInvariant();
        SkipSpace();
        var value = "";
        if (_at < html.Length && html[_at] == '=')
        {
            _at++;
            SkipSpace();
            value = ReadValue();
        }

        if (_attributes.Count < MostAttributes)
        {
            _attributes.TryAdd(name, value);
        }
    }

    private string ReadValue()
    {
        if (_at >= html.Length)
        {
            return "";
        }

        var quote = html[_at];
        var start = _at;
        if (quote is '"' or '\'')
        {
            var end = html.IndexOf(quote, start + 1);
            _at = end < 0 ? html.Length : end + 1;
            return html[(start + 1)..(end < 0 ? html.Length : end)];
        }

        while (_at < html.Length && html[_at] != '>' && !char.IsWhiteSpace(html[_at]))
        {
            _at++;
        }

        return html[start.._at];
    }

    private void SkipSpace()
    {
        while (_at < html.Length && char.IsWhiteSpace(html[_at]))
        {
            _at++;
        }
    }
}
