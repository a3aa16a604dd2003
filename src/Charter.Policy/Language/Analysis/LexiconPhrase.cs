namespace Charter.Policy.Language.Analysis;

/// <summary>One phrase of a lexicon. Gaps and missing words are bounded, so matching costs a constant.</summary>
internal sealed class LexiconPhrase
{
    private readonly Element[] _elements;
    private readonly ulong _nextTexts;
    private readonly ulong _nextStems;

    private LexiconPhrase(string value, Element[] elements)
    {
        Value = value;
        _elements = elements;
        var isOpen = elements.Length == 1 || elements[1].Words.Length == 0 || elements[1].IsOptional;
        _nextTexts = isOpen ? ulong.MaxValue : elements[1].TextBits;
        _nextStems = isOpen ? ulong.MaxValue : elements[1].StemBits;
    }

    public string Value { get; }

    /// <summary>How much a phrase says: the number of its fixed words.</summary>
    public int Weight => _elements.Count(e => e.Words.Length > 0 && !e.IsOptional);

    /// <summary>Whether its first word is in that very form, not in any inflection.</summary>
    public bool StartsWithForm => _elements[0].IsExact;

    /// <summary>What it may start with; <c>#</c> for a number.</summary>
    public string[] FirstWords => _elements[0].IsNumber ? ["#"] : _elements[0].Words;

    /// <summary>Whether the phrase could go on with a token of these bits: costs next to nothing, and says no to nearly all that it could not.</summary>
    public bool MayGoOnWith(ulong textBit, ulong stemBit) => ((_nextTexts & textBit) | (_nextStems & stemBit)) != 0;

    public static LexiconPhrase Read(string value, string text, Func<string, string> stem)
    {
        var elements = new List<Element>();
        foreach (var part in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            ReadPart(part, stem, elements);
        }

        if (elements.Count == 0 || elements[0].IsGap || elements[0].IsOptional || elements[0].IsCapture)
        {
            throw new FormatException($"A phrase starts with a fixed word: '{text}'.");
        }

        return new LexiconPhrase(value, [.. elements]);
    }

    public bool TryMatch(ReadOnlySpan<Token> tokens, int at, out int end, out string? capture)
    {
        capture = null;
        // Found by its first word, so that one is not compared again.
        return TryMatch(tokens, at + 1, 1, out end, ref capture);
    }

    private static void ReadPart(string part, Func<string, string> stem, List<Element> elements)
    {
        if (part is "*" or "#" or "$")
        {
            elements.Add(new Element([], IsGap: part == "*", IsNumber: part == "#", IsCapture: part == "$"));
            return;
        }

        var isOptional = part.EndsWith('?') && part.Length > 1;
        var words = isOptional ? part[..^1] : part;
        var isExact = words.StartsWith('=') && words.Length > 1;
        words = isExact ? words[1..] : words;
        if (words.Length > 1 && !words.Contains('/', StringComparison.Ordinal) && words.Any(Tokeniser.IsHan))
        {
            ReadUnspaced(words, stem, isOptional, elements);
            return;
        }

        var alternatives = words.Length > 1 ? words.Split('/') : [words];
        elements.Add(
            new Element([.. alternatives.Select(w => isExact ? w : stem(w))], IsExact: isExact, IsOptional: isOptional)
        );
    }

    /// <summary>A phrase of a script without spaces: one element a character, marks in between.</summary>
    private static void ReadUnspaced(string words, Func<string, string> stem, bool isOptional, List<Element> elements)
    {
        var from = 0;
        for (var i = 0; i <= words.Length; i++)
        {
            if (i < words.Length && words[i] is not ('*' or '#' or '$'))
            {
                continue;
            }

            foreach (var token in Tokeniser.Read(words[from..i], stem))
            {
                elements.Add(new Element([token.Text], IsExact: token.Kind == TokenKind.Word, IsOptional: isOptional));
            }

            if (i < words.Length)
            {
                ReadPart(words[i].ToString(), stem, elements);
            }

            from = i + 1;
        }
    }

    private bool TryMatch(ReadOnlySpan<Token> tokens, int at, int element, out int end, ref string? capture)
    {
        end = at;
        if (element == _elements.Length)
        {
            return true;
        }

        ref readonly var wanted = ref _elements[element];
        if (wanted.IsGap)
        {
            for (var skipped = 0; skipped <= Lexicon.LongestGap && at + skipped <= tokens.Length; skipped++)
            {
                if (TryMatch(tokens, at + skipped, element + 1, out end, ref capture))
                {
                    return true;
                }

                if (at + skipped < tokens.Length && IsBarrier(tokens[at + skipped]))
                {
                    return false;
                }
            }

            return false;
        }

        if (at < tokens.Length && wanted.Matches(tokens[at], ref capture))
        {
            if (TryMatch(tokens, at + 1, element + 1, out end, ref capture))
            {
                return true;
            }
        }

        return wanted.IsOptional && TryMatch(tokens, at, element + 1, out end, ref capture);
    }

    private static bool IsBarrier(Token token) =>
        token.Kind == TokenKind.Symbol
        && token.Text is "," or ";" or "." or ":" or "。" or "、" or "(" or ")" or "!" or "?";

    private readonly record struct Element(
        string[] Words,
        bool IsExact = false,
        bool IsOptional = false,
        bool IsGap = false,
        bool IsNumber = false,
        bool IsCapture = false
    )
    {
        public ulong TextBits => IsExact ? Bits : 0;

        public ulong StemBits => IsExact ? 0 : Bits;

        private ulong Bits => Words.Aggregate(0UL, (bits, word) => bits | Token.BitOf(word));

        public bool Matches(Token token, ref string? capture)
        {
            if (IsNumber)
            {
                return token.Kind == TokenKind.Number;
            }

            if (IsCapture)
            {
                if (
                    token.Kind == TokenKind.Number
                    || (token.Kind is TokenKind.Word && Labels.Read(token.Text) is not null)
                    || (token.Kind == TokenKind.Han && Labels.Read(token.Text) is not null)
                )
                {
                    capture = Labels.Read(token.Text) ?? token.Text;
                    return true;
                }

                return false;
            }

            var text = IsExact ? token.Text : token.Stem;
            foreach (var word in Words)
            {
                if (word == text)
                {
                    return true;
                }
            }

            return false;
        }
    }
}
