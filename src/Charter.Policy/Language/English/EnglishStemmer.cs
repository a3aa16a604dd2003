using System.Buffers;
using System.Collections.Frozen;

namespace Charter.Policy.Language.English;

/// <summary>
/// Strips English inflection. It need not be a word: both the lexicon and the text go through it, and only have to meet.
/// </summary>
internal static class EnglishStemmer
{
    private static readonly SearchValues<char> Vowels = SearchValues.Create("aeiouy");

    private static readonly FrozenDictionary<string, string> Irregular = new Dictionary<string, string>(
        StringComparer.Ordinal
    )
    {
        ["sent"] = "send",
        ["told"] = "tell",
        ["left"] = "leave",
        ["kept"] = "keep",
        ["held"] = "hold",
        ["made"] = "make",
        ["given"] = "give",
        ["gave"] = "give",
        ["written"] = "write",
        ["wrote"] = "write",
        ["got"] = "get",
        ["gotten"] = "get",
        ["heard"] = "hear",
        ["seen"] = "see",
        ["dealt"] = "deal",
        ["begun"] = "begin",
        ["began"] = "begin",
        ["rung"] = "ring",
        ["rang"] = "ring",
        ["paid"] = "pay",
        ["taken"] = "take",
        ["took"] = "take",
        ["spoken"] = "speak",
        ["spoke"] = "speak",
        ["met"] = "meet",
        ["found"] = "find",
        ["done"] = "do",
        ["went"] = "go",
        ["gone"] = "go",
        ["came"] = "come",
        ["understood"] = "understand",
        ["felt"] = "feel",
        ["put"] = "put",
        ["people"] = "person",
        ["inquiry"] = "enquiry",
        ["inquiries"] = "enquiry",
        ["inquiring"] = "enquir",
        ["acknowledgment"] = "acknowledgement",
        ["acknowledgments"] = "acknowledgement",
        ["this"] = "this",
        ["during"] = "during",
        ["being"] = "being",
        ["is"] = "is",
        ["was"] = "was",
        ["us"] = "us",
        ["as"] = "as",
        ["has"] = "has",
        ["its"] = "its",
        ["status"] = "status",
        ["always"] = "always",
        ["previous"] = "previous",
        ["working"] = "working",
        ["hundred"] = "hundred",
        ["seed"] = "seed",
        ["need"] = "need",
        ["speed"] = "speed",
        ["exceed"] = "exceed",
        ["morning"] = "morning",
        ["evening"] = "evening",
        ["opening"] = "opening",
        ["building"] = "building",
        ["closing"] = "closing",
        ["meeting"] = "meeting",
        ["holding"] = "holding",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The stem of a lower-case word.</summary>
    public static string Stem(string word)
    {
        if (Irregular.TryGetValue(word, out var known))
        {
            word = known;
            if (
                known.EndsWith("ing", StringComparison.Ordinal)
                || known.EndsWith("ed", StringComparison.Ordinal)
                || known.EndsWith('s')
            )
            {
                return known;
            }
        }

        if (word.Length < 4)
        {
            return word.TrimEnd('e') is { Length: > 1 } shorter ? shorter : word;
        }

        word = StripEnding(word);
        if (word.EndsWith('e') && word.Length > 2)
        {
            word = word[..^1];
        }

        if (word.EndsWith('y') && word.Length > 3)
        {
            word = string.Concat(word.AsSpan(0, word.Length - 1), "i");
        }

        return word.Length > 2 && word[^1] == word[^2] && !"aeiou".Contains(word[^1]) ? word[..^1] : word;
    }

    private static string StripEnding(string word)
    {
        if (word.EndsWith("ies", StringComparison.Ordinal) || word.EndsWith("ied", StringComparison.Ordinal))
        {
            return string.Concat(word.AsSpan(0, word.Length - 3), "y");
        }

        if (
            word.EndsWith("ing", StringComparison.Ordinal)
            && word.Length > 5
            && HasVowel(word.AsSpan(0, word.Length - 3))
        )
        {
            return word[..^3];
        }

        if (
            word.EndsWith("ed", StringComparison.Ordinal)
            && word.Length > 4
            && HasVowel(word.AsSpan(0, word.Length - 2))
        )
        {
            return word[..^2];
        }

        if (
            word.EndsWith('s')
            && !word.EndsWith("ss", StringComparison.Ordinal)
            && !word.EndsWith("us", StringComparison.Ordinal)
        )
        {
            word = word[..^1];
            // "addresses", "processes": the e belongs to the ending.
            if (word.EndsWith("sse", StringComparison.Ordinal))
            {
                word = word[..^1];
            }
        }

        return word;
    }

    private static bool HasVowel(ReadOnlySpan<char> text) => text.ContainsAny(Vowels);
}
