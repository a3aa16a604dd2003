using System.Text.RegularExpressions;

namespace Charter.Desk.Storage.Search;

/// <summary>Finds the words of a search again in a text, to mark them and to cut out what stands around them.</summary>
public static partial class FoundWords
{
    private const int Before = 50;
    private const int Longest = 170;

    /// <summary>The words that a person typed, as they may stand in a text: whole phrases of scripts without spaces.</summary>
    public static IReadOnlyList<string> Of(string typed) =>
        [
            .. SearchWords
                .PhrasesOf(typed)
                .SelectMany(phrase =>
                    phrase.Split(' ').All(word => word.Length == 1)
                        ? [phrase.Replace(" ", "", StringComparison.Ordinal)]
                        : phrase.Split(' ')
                )
                .Distinct(StringComparer.OrdinalIgnoreCase),
        ];

    /// <summary>Cuts a text into parts, each with whether it is one of the words. Together the parts are the text.</summary>
    public static IReadOnlyList<(string Text, bool IsFound)> Parts(string text, IReadOnlyList<string> words)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(words);
        var parts = new List<(string, bool)>();
        var done = 0;
        while (Next(text, words, done) is { } hit)
        {
            if (hit.At > done)
            {
                parts.Add((text[done..hit.At], false));
            }

            parts.Add((text.Substring(hit.At, hit.Length), true));
            done = hit.At + hit.Length;
        }

        if (done < text.Length)
        {
            parts.Add((text[done..], false));
        }

        return parts;
    }

    /// <summary>The first place of a text where one of the words stands, in one line with a little around it.</summary>
    /// <returns>How many of the words the text holds; 0 when it holds none, and the excerpt is empty.</returns>
    public static int Excerpt(string text, IReadOnlyList<string> words, out string excerpt)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(words);
        var line = Space().Replace(text, " ").Trim();
        excerpt = "";
        if (Next(line, words, 0) is not { } hit)
        {
            return 0;
        }

        var from = hit.At <= Before ? 0 : hit.At - Before;
        if (from > 0 && line.IndexOf(' ', from) is var space && space > 0 && space < hit.At)
        {
            from = space + 1;
        }

        from = char.IsLowSurrogate(line[from]) ? from - 1 : from;
        var to = Math.Min(line.Length, from + Longest);
        to = to < line.Length && char.IsLowSurrogate(line[to]) ? to - 1 : to;
        excerpt = (from > 0 ? "… " : "") + line[from..to].TrimEnd() + (to < line.Length ? " …" : "");
        return words.Count(word => Next(line, [word], 0) is not null);
    }

    // The earliest word; of two at one place the longer. A word begins where a word of the text begins, as in the index.
    private static (int At, int Length)? Next(string text, IReadOnlyList<string> words, int from)
    {
        (int At, int Length)? best = null;
        foreach (var word in words)
        {
            var at = text.IndexOf(word, from, StringComparison.OrdinalIgnoreCase);
            while (at > 0 && IsInside(text, at))
            {
                at = at + 1 < text.Length ? text.IndexOf(word, at + 1, StringComparison.OrdinalIgnoreCase) : -1;
            }

            if (at >= 0 && (best is not { } b || at < b.At || (at == b.At && word.Length > b.Length)))
            {
                best = (at, word.Length);
            }
        }

        return best;
    }

    private static bool IsInside(string text, int at) =>
        char.IsAsciiLetterOrDigit(text[at - 1]) && char.IsAsciiLetterOrDigit(text[at]);

    [GeneratedRegex(@"\s+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Space();
}
