namespace Charter.Policy.Language.Structure;

/// <summary>Blanks out inline Markdown, keeping every position.</summary>
internal static class Markup
{
    private const int LongestStrong = 400;

    public static string Strip(string text)
    {
        if (text.AsSpan().IndexOfAny("*`\\") < 0 && !text.Contains("__", StringComparison.Ordinal))
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
}
