using System.Buffers;

namespace Charter.Policy.Language.Structure;

/// <summary>Blanks out inline Markdown and writes named characters as they look, keeping every position.</summary>
internal static class Markup
{
    private const int LongestStrong = 400;

    private const int LongestEntity = 9;

    private static readonly SearchValues<char> Marks = SearchValues.Create("*`\\&");

    private static readonly (string Name, char Sign)[] Entities =
    [
        ("&nbsp;", ' '),
        ("&ensp;", ' '),
        ("&emsp;", ' '),
        ("&thinsp;", ' '),
        ("&amp;", '&'),
        ("&lt;", '<'),
        ("&gt;", '>'),
        ("&quot;", '"'),
        ("&apos;", '\''),
        ("&lsquo;", '‘'),
        ("&rsquo;", '’'),
        ("&ldquo;", '“'),
        ("&rdquo;", '”'),
        ("&ndash;", '–'),
        ("&mdash;", '—'),
        ("&hellip;", '…'),
        ("&times;", '×'),
        ("&frac12;", '½'),
        ("&frac14;", '¼'),
        ("&frac34;", '¾'),
        ("&shy;", '\u00ad'),
    ];

    /// <summary>The named characters of a table cell as they look; its marks are left to those who read it.</summary>
    public static string Named(string text)
    {
        if (!text.Contains('&', StringComparison.Ordinal))
        {
            return text;
        }

        return string.Create(
            text.Length,
            text,
            static (span, source) =>
            {
                source.CopyTo(span);
                for (var i = 0; i < source.Length; i++)
                {
                    if (source[i] == '&' && Entity(source.AsSpan(i)) is { Length: > 0 } entity)
                    {
                        span.Slice(i, entity.Length).Fill(' ');
                        span[i] = entity.Sign;
                        i += entity.Length - 1;
                    }
                }
            }
        );
    }

    public static string Strip(string text)
    {
        if (text.AsSpan().IndexOfAny(Marks) < 0 && !text.Contains("__", StringComparison.Ordinal))
        {
            return text;
        }

        return string.Create(
            text.Length,
            text,
            static (span, source) =>
            {
                source.CopyTo(span);
                for (var i = 0; i < source.Length; i++)
                {
                    // "5*8" and "7*24" keep their star.
                    var isBetweenDigits =
                        i > 0
                        && i + 1 < source.Length
                        && char.IsAsciiDigit(source[i - 1])
                        && char.IsAsciiDigit(source[i + 1]);
                    var isEmphasis = source[i] is '*' or '`' && !isBetweenDigits;
                    if (source[i] == '_' && StrongEnd(source, i) is > 0 and var end)
                    {
                        span.Slice(i, 2).Fill(' ');
                        span.Slice(end, 2).Fill(' ');
                    }

                    if (isEmphasis || (source[i] == '\\' && i + 1 < source.Length && char.IsPunctuation(source[i + 1])))
                    {
                        span[i] = ' ';
                    }
                    else if (source[i] == '&' && Entity(source.AsSpan(i)) is { Length: > 0 } entity)
                    {
                        span.Slice(i, entity.Length).Fill(' ');
                        span[i] = entity.Sign;
                        i += entity.Length - 1;
                    }
                }
            }
        );
    }

    /// <summary>Where "__strong words__" that start here end; -1 for a slot, "within __ days".</summary>
    private static int StrongEnd(string text, int at)
    {
        var isStart =
            (at == 0 || !IsWordCharacter(text[at - 1]))
            && at + 2 < text.Length
            && text[at + 1] == '_'
            && char.IsLetterOrDigit(text[at + 2]);
        var end = isStart
            ? text.IndexOf("__", at + 2, Math.Min(LongestStrong, text.Length - at - 2), StringComparison.Ordinal)
            : -1;
        return
            end > 0 && !char.IsWhiteSpace(text[end - 1]) && (end + 2 == text.Length || !IsWordCharacter(text[end + 2]))
            ? end
            : -1;
    }

    private static bool IsWordCharacter(char c) => c == '_' || char.IsLetterOrDigit(c);

    /// <summary>The character that "&amp;nbsp;", "&amp;#160;" or "&amp;#xA0;" stands for, and how long its name is; 0 for none.</summary>
    private static (char Sign, int Length) Entity(ReadOnlySpan<char> text)
    {
        foreach (var (name, sign) in Entities)
        {
            if (text.StartsWith(name, StringComparison.Ordinal))
            {
                return (sign, name.Length);
            }
        }

        var end = text[..Math.Min(text.Length, LongestEntity)].IndexOf(';');
        if (end < 3 || text[1] != '#')
        {
            return default;
        }

        var isHex = text[2] is 'x' or 'X';
        var isRead = ushort.TryParse(
            text[(isHex ? 3 : 2)..end],
            isHex ? System.Globalization.NumberStyles.AllowHexSpecifier : System.Globalization.NumberStyles.None,
            System.Globalization.CultureInfo.InvariantCulture,
            out var code
        );
        var character = (char)code;
        return !isRead || char.IsControl(character) || char.IsSurrogate(character)
            ? default
            : (character == '\u00a0' ? ' ' : character, end + 1);
    }
}
