using System.Collections.Frozen;

namespace Charter.Policy.Language.Structure;

/// <summary>
/// Decides whether a line goes on with the one before, and whether the break fell inside a word, as text copied from
/// a PDF has it. The document's own words tell: "sen" + "d" is one word when "send" stands elsewhere.
/// </summary>
internal sealed class LineJoiner
{
    private static readonly FrozenSet<string> Unfinished = new[]
    {
        "the",
        "a",
        "an",
        "of",
        "to",
        "and",
        "or",
        "for",
        "in",
        "on",
        "with",
        "by",
        "at",
        "from",
        "our",
        "your",
        "their",
        "its",
        "that",
        "which",
        "will",
        "be",
        "is",
        "are",
        "as",
        "if",
        "within",
        "any",
        "all",
        "this",
        "not",
        "we",
        "shall",
        "must",
        "should",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>What stands before a hyphen that belongs to the word.</summary>
    private static readonly FrozenSet<string> Prefixes = new[]
    {
        "on",
        "off",
        "in",
        "out",
        "up",
        "e",
        "non",
        "pre",
        "re",
        "self",
        "well",
        "follow",
        "call",
        "half",
        "mid",
        "co",
        "ex",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "twenty",
        "thirty",
        "forty",
        "fifty",
        "sixty",
        "seventy",
        "eighty",
        "ninety",
        "first",
        "second",
        "third",
        "long",
        "short",
        "high",
        "low",
        "front",
        "face",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private readonly HashSet<string> _words = new(StringComparer.OrdinalIgnoreCase);
    private readonly int _width;

    public LineJoiner(List<SourceLine> lines)
    {
        var lengths = new List<int>();
        foreach (var line in lines)
        {
            AddInnerWords(line.Text);
            if (line.Text.Length > 40)
            {
                lengths.Add(line.Text.Length);
            }
        }

        lengths.Sort();
        // Lines that nearly all end at one width were wrapped by a machine.
        var most = lengths.Count == 0 ? 0 : lengths[^1];
        _width = lengths.Count >= 4 && most <= 120 && lengths[lengths.Count / 2] > most * 0.8 ? most : 0;
    }

    /// <summary>Whether the line goes on with the text so far.</summary>
    public bool GoesOn(string before, SourceLine next, bool afterBlank)
    {
        if (before.Length == 0 || next.IsBlank)
        {
            return false;
        }

        var first = next.Text[0];
        if (IsGluedPunctuation(next.Text))
        {
            return true;
        }

        if (afterBlank)
        {
            return false;
        }

        if (OpenBracket(before) || IsBrokenCapital(before, next.Text))
        {
            return true;
        }

        var last = before[^1];
        if (last is '.' or '!' or '?' or ':' or ';' or '。' or '！' or '？' or '：' or '；')
        {
            return char.IsLower(first)
                && last is '.'
                && before.Length > 1
                && char.IsLower(before[^2])
                && EndsWithAbbreviation(before);
        }

        if (first is '(' or '“' && next.Text.Length > 1 && char.IsLower(next.Text[1]))
        {
            return true;
        }

        // "Sincerely," ends a letter; it does not go on.
        if (last == ',' && !char.IsLower(first) && before.Length < 24)
        {
            return false;
        }

        if (char.IsLower(first) || last is ',' or '，' or '、' or '-' or '/' or '(')
        {
            return true;
        }

        return Unfinished.Contains(LastWord(before))
            || before.EndsWith("'s", StringComparison.Ordinal)
            || before.EndsWith("’s", StringComparison.Ordinal)
            || IsWrapped(before, next.Text);
    }

    /// <summary>"Work-" over "ing": the hyphen only stands for the break.</summary>
    public bool IsHyphenated(string before, string next)
    {
        if (before.Length < 3 || before[^1] != '-' || !char.IsLetter(before[^2]) || !char.IsLower(next[0]))
        {
            return false;
        }

        var head = LastWord(before[..^1]);
        var tail = FirstWord(next);
        return _words.Contains(head + tail)
            || (
                !Prefixes.Contains(head)
                && !(head.Length > 3 && _words.Contains(head) && _words.Contains(tail) && tail.Length > 3)
            );
    }

    /// <summary>Whether no space belongs between the two.</summary>
    public bool IsGlued(string before, string next)
    {
        if (
            IsGluedPunctuation(next)
            || Analysis.Tokeniser.IsHan(before[^1])
            || Analysis.Tokeniser.IsHan(next[0])
            || before[^1] is '(' or '[' or '/' or '“'
            // "A follow-" over "up": the hyphen belongs to the word.
            || (before is [.., var letter, '-'] && char.IsLetter(letter))
        )
        {
            return true;
        }

        if (!char.IsLetter(before[^1]) || !char.IsLower(next[0]))
        {
            return false;
        }

        var head = LastWord(before);
        var tail = FirstWord(next);
        if (head.Length == 0 || tail.Length == 0)
        {
            return false;
        }

        var isOneLetterTail = tail.Length == 1 && tail is not ("a" or "i");
        var joined = head + tail;
        return (_words.Contains(joined) || isOneLetterTail)
            && !(_words.Contains(tail) && _words.Contains(head) && tail.Length > 2);
    }

    private static bool IsGluedPunctuation(string text) =>
        text[0]
            is ','
                or '.'
                or ';'
                or ')'
                or ']'
                or '’'
                or '\''
                or '，'
                or '。'
                or '、'
                or '；'
                or '”'
                or '?'
                or '!'
                or '%'
        && !(text[0] == '.' && text.Length > 1 && char.IsLetterOrDigit(text[1]));

    /// <summary>A capital alone on its line, with the rest of its word on the next.</summary>
    private static bool IsBrokenCapital(string before, string next) =>
        char.IsLower(next[0]) && char.IsUpper(before[^1]) && (before.Length == 1 || !char.IsLetter(before[^2]));

    private static bool OpenBracket(string before)
    {
        var tail = before.AsSpan(Math.Max(0, before.Length - 60));
        return tail.LastIndexOf('[') > tail.LastIndexOf(']');
    }

    private static bool EndsWithAbbreviation(string before) =>
        LastWord(before[..^1]).ToLowerInvariant()
            is "e.g"
                or "i.e"
                or "g"
                or "e"
                or "etc"
                or "approx"
                or "max"
                or "min"
                or "no";

    private bool IsWrapped(string before, string next)
    {
        var lineLength = before.Length > _width ? _width : before.Length;
        return _width > 0 && lineLength + FirstWord(next).Length + 1 > _width * 0.9 && before.Length >= _width * 0.75;
    }

    private void AddInnerWords(string line)
    {
        var from = 0;
        var isEdge = true;
        for (var i = 0; i <= line.Length; i++)
        {
            if (i < line.Length && char.IsLetter(line[i]))
            {
                continue;
            }

            // A word at either end of a line may be half a word.
            if (i > from && !isEdge && i < line.Length && _words.Count < 20_000)
            {
                _words.Add(line[from..i]);
            }

            isEdge = isEdge && i == from && from == 0;
            from = i + 1;
        }
    }

    private static string LastWord(string text)
    {
        var from = text.Length;
        while (from > 0 && char.IsLetter(text[from - 1]))
        {
            from--;
        }

        return text[from..];
    }

    private static string FirstWord(string text)
    {
        var to = 0;
        while (to < text.Length && char.IsLetter(text[to]))
        {
            to++;
        }

        return text[..to];
    }
}
