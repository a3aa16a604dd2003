using System.Globalization;
using System.Text;

namespace Charter.Desk.Storage.Search;

/// <summary>
/// How text is cut into words for both databases. Chinese, Japanese and Korean write without spaces, which neither
/// database cuts: each of their characters becomes a word, and several of them side by side a phrase.
/// </summary>
public static class SearchWords
{
    /// <summary>How many characters of a text are indexed; PostgreSQL refuses far longer ones.</summary>
    public const int LongestText = 100_000;

    private const int MostWords = 16;
    private const int LongestWord = 100;

    /// <summary>The text with spaces around each character of a script that has none.</summary>
    public static string Spread(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var source = text.AsSpan(0, Math.Min(text.Length, LongestText));
        var spread = new StringBuilder(source.Length + 16);
        foreach (var letter in source)
        {
            if (IsOwnWord(letter))
            {
                spread.Append(' ').Append(letter).Append(' ');
            }
            else
            {
                spread.Append(letter);
            }
        }

        return spread.ToString();
    }

    /// <summary>
    /// What a person typed as phrases of one or more words: letters and digits only, at most sixteen, so that no sign
    /// of a query language is left in them.
    /// </summary>
    public static IReadOnlyList<string> PhrasesOf(string typed)
    {
        ArgumentNullException.ThrowIfNull(typed);
        var phrases = new List<string>();
        foreach (
            var part in typed.Split((char[]?)null, MostWords + 1, StringSplitOptions.RemoveEmptyEntries).Take(MostWords)
        )
        {
            var words = Spread(Clean(part.Length <= LongestWord ? part : part[..LongestWord]));
            var phrase = string.Join(' ', words.Split(' ', StringSplitOptions.RemoveEmptyEntries));
            if (phrase.Length > 0)
            {
                phrases.Add(phrase);
            }
        }

        return phrases;
    }

    private static string Clean(string part)
    {
        var clean = new StringBuilder(part.Length);
        foreach (var rune in part.EnumerateRunes())
        {
            var isWord =
                Rune.IsLetterOrDigit(rune)
                || Rune.GetUnicodeCategory(rune)
                    is UnicodeCategory.NonSpacingMark
                        or UnicodeCategory.SpacingCombiningMark;
            clean.Append(isWord ? rune.ToString() : " ");
        }

        return clean.ToString();
    }

    // Kana, CJK ideographs with their first extension and compatibility forms, Hangul syllables. The PostgreSQL
    // migration 0003 names the same ranges.
    private static bool IsOwnWord(char letter) =>
        letter
            is (>= '\u3040' and <= '\u30FF')
                or (>= '\u3400' and <= '\u9FFF')
                or (>= '\uAC00' and <= '\uD7AF')
                or (>= '\uF900' and <= '\uFAFF');
}
