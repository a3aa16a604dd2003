using System.Buffers;
using System.Collections.Frozen;

namespace Charter.Policy.Language.Structure;

/// <summary>Cuts running text into sentences. A sentence longer than <see cref="Longest"/> is cut by force.</summary>
internal static class SentenceCutter
{
    public const int Longest = 1000;

    private static readonly SearchValues<char> Ornament = SearchValues.Create("-–—*_=|~·• .:");

    private static readonly FrozenSet<string> Abbreviations = new[]
    {
        "e.g",
        "i.e",
        "eg",
        "ie",
        "etc",
        "mr",
        "mrs",
        "ms",
        "dr",
        "no",
        "nos",
        "approx",
        "excl",
        "incl",
        "max",
        "min",
        "vs",
        "inc",
        "ltd",
        "st",
        "dept",
        "tel",
        "ext",
        "hrs",
        "mon",
        "tue",
        "wed",
        "thu",
        "fri",
        "sat",
        "sun",
        "incl",
        "excl",
        "misc",
        "mins",
        "secs",
        "temp",
        "prof",
        "corp",
        "govt",
        "resp",
        "appt",
        "mgmt",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
        "a.m",
        "p.m",
        "u.s",
        "u.k",
        "fig",
        "sec",
        "para",
        "art",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public static List<(int Start, int Length, bool IsForced)> Cut(string text)
    {
        var sentences = new List<(int, int, bool)>();
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var isForced = i - start >= Longest;
            if (!isForced && !IsEnd(text, start, i))
            {
                continue;
            }

            if (isForced)
            {
                // Back to the last space, so that no word is cut.
                var space = text.LastIndexOf(' ', i, Math.Min(i - start, 200));
                i = space > start ? space : i;
            }
            else
            {
                while (i + 1 < text.Length && text[i + 1] is '"' or '”' or '’' or ')' or '）' or '」' or '.' or '。')
                {
                    i++;
                }
            }

            Add(sentences, text, start, i + 1, isForced);
            start = i + 1;
        }

        Add(sentences, text, start, text.Length, isForced: false);
        return sentences;
    }

    private static void Add(List<(int, int, bool)> sentences, string text, int start, int end, bool isForced)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        while (end > start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        if (end > start && text.AsSpan(start, end - start).ContainsAnyExcept(Ornament))
        {
            sentences.Add((start, end - start, isForced));
        }
    }

    private static bool IsEnd(string text, int start, int at)
    {
        if (text[at] is '。' or '！' or '？')
        {
            return true;
        }

        if (text[at] is not ('.' or '!' or '?'))
        {
            return false;
        }

        var next = at + 1;
        while (next < text.Length && text[next] is '"' or '”' or '’' or ')')
        {
            next++;
        }

        if (next >= text.Length)
        {
            return true;
        }

        if (!char.IsWhiteSpace(text[next]))
        {
            return Analysis.Tokeniser.IsHan(text[next]);
        }

        while (next < text.Length && char.IsWhiteSpace(text[next]))
        {
            next++;
        }

        return next >= text.Length
            || (!IsAbbreviation(text, start, at) && (!char.IsLower(text[next]) || EndsLongWord(text, at)));
    }

    /// <summary>A long word before the stop: a careless writer went on without a capital.</summary>
    private static bool EndsLongWord(string text, int at) => at >= 4 && text[(at - 4)..at].All(char.IsLetter);

    private static bool IsAbbreviation(string text, int start, int dot)
    {
        if (text[dot] != '.')
        {
            return false;
        }

        var from = dot;
        while (from > start && dot - from < 8 && (char.IsLetter(text[from - 1]) || text[from - 1] == '.'))
        {
            from--;
        }

        var word = text[from..dot];
        var isInitial = word.Length == 1 && char.IsUpper(word[0]);
        var isNumberMark = from == dot && dot - start <= 2 && dot > start && char.IsAsciiDigit(text[dot - 1]);
        return isInitial || isNumberMark || Abbreviations.Contains(word);
    }
}
