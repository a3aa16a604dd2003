using System.Collections.Frozen;

namespace Charter.Policy.Language.Analysis;

/// <summary>
/// The words of one language, read from tables: a line is <c>group value : phrase, phrase</c>. In a phrase
/// <c>=w</c> is that very form, <c>a/b</c> either word, <c>w?</c> a word that may be missing, <c>*</c> up to
/// <see cref="LongestGap"/> words, <c>#</c> a number, <c>$</c> a number or letter that is kept. A line
/// <c>set name : a, b</c> names words, and <c>{name}</c> in a later phrase is any of them.
/// </summary>
internal sealed class Lexicon
{
    /// <summary>How many tokens a <c>*</c> may stand for.</summary>
    public const int LongestGap = 6;

    /// <summary>The phrases by their first word; every token of every text is looked up here.</summary>
    private readonly FrozenDictionary<string, GroupPhrases[]> _byForm;

    /// <summary>The phrases whose first word is in any inflection; <c>#</c> for a number.</summary>
    private readonly FrozenDictionary<string, GroupPhrases[]> _byStem;

    private Lexicon(FrozenDictionary<string, GroupPhrases[]> byForm, FrozenDictionary<string, GroupPhrases[]> byStem)
    {
        _byForm = byForm;
        _byStem = byStem;
    }

    /// <summary>Reads the tables. A malformed line is a mistake of ours, and throws.</summary>
    public static Lexicon Read(Func<string, string> stem, params ReadOnlySpan<string> tables)
    {
        var phrases = new List<(LexiconGroup Group, LexiconPhrase Phrase)>();
        var sets = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var table in tables)
        {
            foreach (var line in table.Split('\n'))
            {
                phrases.AddRange(ReadLine(WithSets(line.Trim(), sets), stem));
            }
        }

        return new Lexicon(
            ByFirst(phrases.Where(p => p.Phrase.StartsWithForm)),
            ByFirst(phrases.Where(p => !p.Phrase.StartsWithForm))
        );
    }

    /// <summary>Notes in each token which phrases start with it, once for all readers of the sentence.</summary>
    public void Mark(Token[] tokens)
    {
        var phrases = new List<StartingPhrase>();
        for (var i = 0; i < tokens.Length; i++)
        {
            phrases.Clear();
            FindAll(tokens, i, phrases);
            tokens[i].Phrases = [.. phrases];
        }
    }

    /// <summary>The phrases of a group in a sentence: from left to right, the longest first, none overlapping.</summary>
    public List<Mention> Find(LexiconGroup group, ReadOnlySpan<Token> tokens)
    {
        var found = new List<Mention>();
        for (var i = 0; i < tokens.Length; )
        {
            if (Match(group, tokens, i) is { } mention)
            {
                found.Add(mention);
                i = Math.Max(mention.To, i + 1);
            }
            else
            {
                i++;
            }
        }

        return found;
    }

    /// <summary>The longest phrase of a group that starts at a token.</summary>
    public Mention? Match(LexiconGroup group, ReadOnlySpan<Token> tokens, int at)
    {
        if (at >= tokens.Length)
        {
            return null;
        }

        if (tokens[at].Phrases is not { } marked)
        {
            return MatchUnmarked(group, tokens, at);
        }

        foreach (ref readonly var phrase in marked.AsSpan())
        {
            if (phrase.Group == group)
            {
                // A part of a sentence may end within the phrase.
                return phrase.Length <= tokens.Length - at
                    ? new Mention(phrase.Value, at, at + phrase.Length, phrase.Capture)
                    : MatchUnmarked(group, tokens, at);
            }
        }

        return null;
    }

    private Mention? MatchUnmarked(LexiconGroup group, ReadOnlySpan<Token> tokens, int at)
    {
        var phrases = new List<StartingPhrase>();
        FindAll(tokens, at, phrases);
        foreach (var phrase in phrases)
        {
            if (phrase.Group == group)
            {
                return new Mention(phrase.Value, at, at + phrase.Length, phrase.Capture);
            }
        }

        return null;
    }

    private void FindAll(ReadOnlySpan<Token> tokens, int at, List<StartingPhrase> found)
    {
        // The very form goes before the stem: "posted" is not "post".
        FindAll(_byForm, tokens[at].Text, tokens, at, found);
        FindAll(_byStem, tokens[at].Stem, tokens, at, found);
        if (tokens[at].Kind == TokenKind.Number)
        {
            FindAll(_byStem, "#", tokens, at, found);
        }
    }

    private static void FindAll(
        FrozenDictionary<string, GroupPhrases[]> byFirst,
        string first,
        ReadOnlySpan<Token> tokens,
        int at,
        List<StartingPhrase> found
    )
    {
        if (!byFirst.TryGetValue(first, out var groups))
        {
            return;
        }

        // After the last token any bit will do for the phrases that end with it.
        var (text, stem) = at + 1 < tokens.Length ? (tokens[at + 1].TextBit, tokens[at + 1].StemBit) : (1, 1);
        foreach (var (group, phrases) in groups)
        {
            var known = IndexOf(found, group);
            var best = known < 0 ? default : found[known];
            foreach (var phrase in phrases)
            {
                if (
                    phrase.MayGoOnWith(text, stem)
                    && phrase.TryMatch(tokens, at, out var end, out var capture)
                    && end - at > best.Length
                )
                {
                    best = new StartingPhrase(group, phrase.Value, end - at, capture);
                }
            }

            if (known >= 0)
            {
                found[known] = best;
            }
            else if (best.Length > 0)
            {
                found.Add(best);
            }
        }
    }

    private static int IndexOf(List<StartingPhrase> found, LexiconGroup group)
    {
        for (var i = 0; i < found.Count; i++)
        {
            if (found[i].Group == group)
            {
                return i;
            }
        }

        return -1;
    }

    private static FrozenDictionary<string, GroupPhrases[]> ByFirst(
        IEnumerable<(LexiconGroup Group, LexiconPhrase Phrase)> phrases
    ) =>
        phrases
            .SelectMany(p => p.Phrase.FirstWords.Select(first => (First: first, p.Group, p.Phrase)))
            .GroupBy(p => p.First, StringComparer.Ordinal)
            .ToFrozenDictionary(
                first => first.Key,
                first =>
                    first
                        .GroupBy(p => p.Group, p => p.Phrase)
                        .Select(group => new GroupPhrases(group.Key, [.. group.OrderByDescending(p => p.Weight)]))
                        .ToArray(),
                StringComparer.Ordinal
            );

    /// <summary>Takes a line that names a set, and puts the words of named sets into any other.</summary>
    private static string WithSets(string line, Dictionary<string, string> sets)
    {
        if (line.StartsWith("set ", StringComparison.Ordinal))
        {
            var colon = line.IndexOf(" : ", StringComparison.Ordinal);
            sets["{" + line[4..colon].Trim() + "}"] = WithSets(line[(colon + 3)..], sets)
                .Replace(", ", "/", StringComparison.Ordinal);
            return "";
        }

        if (line.Contains('{', StringComparison.Ordinal))
        {
            foreach (var (name, words) in sets)
            {
                line = line.Replace(name, words, StringComparison.Ordinal);
            }
        }

        return line;
    }

    private static IEnumerable<(LexiconGroup Group, LexiconPhrase Phrase)> ReadLine(
        string line,
        Func<string, string> stem
    )
    {
        if (line.Length == 0 || line.StartsWith("//", StringComparison.Ordinal))
        {
            return [];
        }

        var colon = line.IndexOf(" : ", StringComparison.Ordinal);
        var space = line.IndexOf(' ', StringComparison.Ordinal);
        if (colon <= space || !Enum.TryParse<LexiconGroup>(line[..space], ignoreCase: true, out var group))
        {
            throw new FormatException($"A lexicon line is 'group value : phrase, phrase', not '{line}'.");
        }

        var value = line[(space + 1)..colon].Trim();
        return line[(colon + 3)..]
            .Split(", ", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(text => (group, LexiconPhrase.Read(value, text, stem)));
    }

    /// <summary>The phrases of one group with the same first word, those that say most first.</summary>
    private readonly record struct GroupPhrases(LexiconGroup Group, LexiconPhrase[] Phrases);
}
