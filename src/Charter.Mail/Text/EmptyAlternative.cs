using System.Buffers;

namespace Charter.Mail.Text;

/// <summary>
/// Programs of shops and of forms send, beside the HTML that holds the mail, a plain text that only says that a program for HTML is
/// wanted. Told by the two having nothing in common, not by its words alone.
/// </summary>
internal static class EmptyAlternative
{
    private const int MaxLength = 300;
    private const int MaxWords = 60;

    private static readonly SearchValues<string> Excuses = SearchValues.Create(
        [
            "html",
            "browser",
            "viewer",
            "plain text",
            "plaintext",
            "multi-part",
            "multipart",
            "mime",
            "navegador",
            "navigateur",
            "ブラウザ",
            "浏览器",
            "瀏覽器",
            "브라우저",
            "not available",
            "nicht verfügbar",
            "non disponible",
            "no disponible",
            "non disponibile",
        ],
        StringComparison.OrdinalIgnoreCase
    );

    /// <summary>
    /// The text to show where both are there: the plain one, null where it says nothing and the HTML does, or both where each says
    /// something else, so that neither is lost.
    /// </summary>
    /// <param name="text">The plain text.</param>
    /// <param name="html">Its alternative.</param>
    public static string? Choose(string text, string html)
    {
        var said = text.AsSpan().Trim();
        if (said.Length is 0 or > MaxLength)
        {
            return text;
        }

        var shown = HtmlToText.Convert(html);
        var (words, shared) = Compare(said, shown);
        if (words == 0)
        {
            return HasWords(shown) ? null : text;
        }

        if (2 * shared >= words)
        {
            return text;
        }

        if (said.ContainsAny(Excuses))
        {
            return Letters(shown) >= 10 ? null : text;
        }

        return shared == 0 && Letters(shown) > Letters(said) ? $"{text.TrimEnd()}\n\n{shown}" : text;
    }

    private static (int Words, int Shared) Compare(ReadOnlySpan<char> said, string shown)
    {
        var words = 0;
        var shared = 0;
        var start = -1;
        for (var i = 0; i <= said.Length && words < MaxWords; i++)
        {
            if (i < said.Length && char.IsLetterOrDigit(said[i]))
            {
                start = start < 0 ? i : start;
                continue;
            }

            if (start >= 0)
            {
                words++;
                shared += Holds(shown, said[start..i]) ? 1 : 0;
                start = -1;
            }
        }

        return (words, shared);
    }

    /// <summary>As a whole word; writing without blanks has none, so there anywhere.</summary>
    private static bool Holds(string shown, ReadOnlySpan<char> word)
    {
        var from = 0;
        while (shown.AsSpan(from).IndexOf(word, StringComparison.OrdinalIgnoreCase) is >= 0 and var at)
        {
            var start = from + at;
            var end = start + word.Length;
            if (
                word[0] >= '\u0E00'
                || (
                    (start == 0 || !char.IsLetterOrDigit(shown[start - 1]))
                    && (end == shown.Length || !char.IsLetterOrDigit(shown[end]))
                )
            )
            {
                return true;
            }

            from = end;
            if (from > 20_000)
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasWords(string text) => Letters(text) > 0;

    private static int Letters(ReadOnlySpan<char> text)
    {
        var letters = 0;
        foreach (var c in text)
        {
            letters += char.IsLetterOrDigit(c) ? 1 : 0;
        }

        return letters;
    }
}
