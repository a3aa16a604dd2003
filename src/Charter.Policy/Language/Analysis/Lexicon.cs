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

    /// <summary>The bit of a token whose groups are known.</summary>
    private const int Known = 1 << 30;

    /// <summary>The phrases of each group by their first word; every token of every text is looked up here.</summary>
    private readonly FrozenDictionary<string, LexiconPhrase[]>?[] _groups;

    /// <summary>For each first word the groups that know it, a bit for each.</summary>
    private readonly FrozenDictionary<string, int> _groupsOf;

    private Lexicon(FrozenDictionary<string, LexiconPhrase[]>?[] groups)
    {
        _groups = groups;
        var groupsOf = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < groups.Length; i++)
        {
            foreach (var first in groups[i]?.Keys ?? [])
            {
                groupsOf[first] = groupsOf.GetValueOrDefault(first) | (1 << i);
            }
        }

        _groupsOf = groupsOf.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>Notes in each token which groups can start with it, so that the others need not look.</summary>
    public void Mark(Token[] tokens)
    {
        for (var i = 0; i < tokens.Length; i++)
        {
            var groups =
                Known
                | _groupsOf.GetValueOrDefault(tokens[i].ExactKey)
                | _groupsOf.GetValueOrDefault(tokens[i].Stem)
                | (tokens[i].Kind == TokenKind.Number ? _groupsOf.GetValueOrDefault("#") : 0);
            tokens[i] = tokens[i] with { Groups = groups };
        }
    }

    /// <summary>Reads the tables. A malformed line is a mistake of ours, and throws.</summary>
    public static Lexicon Read(Func<string, string> stem, params ReadOnlySpan<string> tables)
    {
        var phrases = new Dictionary<LexiconGroup, Dictionary<string, List<LexiconPhrase>>>();
        var sets = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var table in tables)
        {
            foreach (var line in table.Split('\n'))
            {
                ReadLine(WithSets(line.Trim(), sets), stem, phrases);
            }
        }

        var groups = new FrozenDictionary<string, LexiconPhrase[]>?[Enum.GetValues<LexiconGroup>().Length];
        foreach (var (group, byFirst) in phrases)
        {
            groups[(int)group] = byFirst.ToFrozenDictionary(
                entry => entry.Key,
                entry => entry.Value.OrderByDescending(p => p.Weight).ToArray(),
                StringComparer.Ordinal
            );
        }

        return new Lexicon(groups);
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
        if (at >= tokens.Length || _groups[(int)group] is not { } byFirst)
        {
            return null;
        }

        if (tokens[at].Groups is not 0 and var known && (known & (1 << (int)group)) == 0)
        {
            return null;
        }

        Mention? best = null;
        // The very form goes before the stem: "posted" is not "post".
        Consider(byFirst, tokens[at].ExactKey, tokens, at, ref best);
        Consider(byFirst, tokens[at].Stem, tokens, at, ref best);
        if (tokens[at].Kind == TokenKind.Number)
        {
            Consider(byFirst, "#", tokens, at, ref best);
        }

        return best;
    }

    private static void Consider(
        FrozenDictionary<string, LexiconPhrase[]> byFirst,
        string key,
        ReadOnlySpan<Token> tokens,
        int at,
        ref Mention? best
    )
    {
        if (!byFirst.TryGetValue(key, out var phrases))
        {
            return;
        }

        foreach (var phrase in phrases)
        {
            if (phrase.TryMatch(tokens, at, out var end, out var capture) && (best is null || end > best.Value.To))
            {
                best = new Mention(phrase.Value, at, end, capture);
            }
        }
    }

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

    private static void ReadLine(
        string line,
        Func<string, string> stem,
        Dictionary<LexiconGroup, Dictionary<string, List<LexiconPhrase>>> phrases
    )
    {
        if (line.Length == 0 || line.StartsWith("//", StringComparison.Ordinal))
        {
            return;
        }

        var colon = line.IndexOf(" : ", StringComparison.Ordinal);
        var space = line.IndexOf(' ', StringComparison.Ordinal);
        if (colon <= space || !Enum.TryParse<LexiconGroup>(line[..space], ignoreCase: true, out var group))
        {
            throw new FormatException($"A lexicon line is 'group value : phrase, phrase', not '{line}'.");
        }

        var value = line[(space + 1)..colon].Trim();
        var byFirst = phrases.TryGetValue(group, out var known) ? known : phrases[group] = [];
        foreach (
            var text in line[(colon + 3)..]
                .Split(", ", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        )
        {
            var phrase = LexiconPhrase.Read(value, text, stem);
            foreach (var first in phrase.FirstKeys)
            {
                if (!byFirst.TryGetValue(first, out var list))
                {
                    byFirst[first] = list = [];
                }

                list.Add(phrase);
            }
        }
    }
}
