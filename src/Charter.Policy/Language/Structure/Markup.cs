namespace Charter.Policy.Language.Structure;

/// <summary>Blanks out inline Markdown, keeping every position.</summary>
internal static class Markup
{
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
                    if (isEmphasis || (source[i] == '\\' && i + 1 < source.Length && char.IsPunctuation(source[i + 1])))
                    {
                        span[i] = ' ';
                    }
                }
            }
        );
    }
}
