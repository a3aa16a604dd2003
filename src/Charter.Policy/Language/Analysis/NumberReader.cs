using System.Globalization;

namespace Charter.Policy.Language.Analysis;

/// <summary>Reads numbers: digits, words (<c>twenty-four</c>, <c>二十四</c>), halves, slots. A number is read or not read; never guessed.</summary>
internal static class NumberReader
{
    /// <summary>The words that people write where a number is still to come: <c>X days</c>.</summary>
    private static readonly string[] SlotWords = ["x", "xx", "xxx", "y", "yy", "z", "n", "nn", "tbd", "tbc"];

    public static ReadNumber? Read(ReadOnlySpan<Token> tokens, int at, LanguagePack language)
    {
        if (at >= tokens.Length)
        {
            return null;
        }

        var token = tokens[at];
        if (token.Kind == TokenKind.Slot || (token.Kind == TokenKind.Word && SlotWords.Contains(token.Text)))
        {
            return new ReadNumber(null, at, at + 1, IsSlot: true);
        }

        if (token.Kind == TokenKind.Number)
        {
            return token.Value is { } value
                ? WithHalf(
                    WithMultiplier(new ReadNumber(value, at, at + 1, IsOrdinal: token.IsOrdinal), tokens, language),
                    tokens,
                    language
                )
                : null;
        }

        return ReadWords(tokens, at, language) is { } words ? WithHalf(words, tokens, language) : null;
    }

    /// <summary>Units add, multipliers multiply what stands before them: <c>二百四十</c>, <c>one hundred and twenty</c>.</summary>
    private static ReadNumber? ReadWords(ReadOnlySpan<Token> tokens, int at, LanguagePack language)
    {
        decimal total = 0;
        decimal current = 0;
        decimal last = decimal.MaxValue;
        var any = false;
        var ordinal = false;
        var i = at;
        while (!ordinal && language.Lexicon.Match(LexiconGroup.Number, tokens, i) is { } word)
        {
            // "一时", "一律": a word that only begins like a number.
            if (word.Value == "none")
            {
                break;
            }

            var isMultiplier = word.Value[0] == 'x';
            ordinal = word.Value[0] == 'o';
            var value = decimal.Parse(
                isMultiplier || ordinal ? word.Value[1..] : word.Value,
                CultureInfo.InvariantCulture
            );
            if (isMultiplier)
            {
                total += Math.Max(1, current) * value;
                current = 0;
                last = value;
            }
            else if (any && value >= 1 && last is >= 1 and < 10)
            {
                // "三五天", "两三天": two neighbours are a range, whose upper bound counts.
                if (value <= last || tokens[i].Kind != TokenKind.Han)
                {
                    break;
                }

                current = value;
                last = value;
            }
            else if (any && (value < 1 || (last < 100 && value >= 10)))
            {
                break;
            }
            else
            {
                current += value;
                last = value;
            }

            any = true;
            i = word.To;
        }

        return any ? new ReadNumber(total + current, at, i, IsOrdinal: ordinal) : null;
    }

    /// <summary>"12 hundred", "1千".</summary>
    private static ReadNumber WithMultiplier(ReadNumber number, ReadOnlySpan<Token> tokens, LanguagePack language) =>
        language.Lexicon.Match(LexiconGroup.Number, tokens, number.To) is { } word && word.Value[0] == 'x'
            ? number with
            {
                Value = number.Value * decimal.Parse(word.Value[1..], CultureInfo.InvariantCulture),
                To = word.To,
            }
            : number;

    private static ReadNumber WithHalf(ReadNumber number, ReadOnlySpan<Token> tokens, LanguagePack language) =>
        language.Lexicon.Match(LexiconGroup.Function, tokens, number.To) is { Value: "and_half" } half
            ? number with
            {
                Value = number.Value + 0.5m,
                To = half.To,
            }
            : number;
}
