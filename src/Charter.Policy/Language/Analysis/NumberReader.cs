using System.Globalization;

namespace Charter.Policy.Language.Analysis;

/// <summary>Reads numbers: digits, words (<c>twenty-four</c>, <c>二十四</c>), halves, slots. A number is read or not read; never guessed.</summary>
internal static class NumberReader
{
    private const int MostDigits = 6;

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

    /// <summary>"一〇五", "二零二六": digits one by one, told by a zero where a number of words has none.</summary>
    private static ReadNumber? ReadDigits(ReadOnlySpan<Token> tokens, int at, LanguagePack language)
    {
        decimal value = 0;
        var hasZero = false;
        var i = at;
        while (
            i - at < MostDigits
            && i < tokens.Length
            && tokens[i].Kind == TokenKind.Han
            && language.Lexicon.Match(LexiconGroup.Number, tokens, i) is { Value: [>= '0' and <= '9' and var digit] }
        )
        {
            hasZero |= digit == '0' && i > at;
            value = (value * 10) + (digit - '0');
            i++;
        }

        return hasZero && !IsMultiplier(tokens, i, language) ? new ReadNumber(value, at, i) : null;
    }

    /// <summary>Units add, multipliers multiply what stands before them: <c>二百四十</c>, <c>one hundred and twenty</c>.</summary>
    private static ReadNumber? ReadWords(ReadOnlySpan<Token> tokens, int at, LanguagePack language)
    {
        if (ReadDigits(tokens, at, language) is { } digits)
        {
            return digits;
        }

        decimal total = 0;
        decimal current = 0;
        var last = decimal.MaxValue;
        // The multiplier right before, which tells the place of a digit that has none of its own.
        decimal multiplier = 0;
        var any = false;
        var ordinal = false;
        var i = at;
        // "一时", "一律" are none: words that only begin like a number.
        while (!ordinal && language.Lexicon.Match(LexiconGroup.Number, tokens, i) is { Value: not "none" } word)
        {
            var value = Parse(word.Value);
            if (word.Value[0] == 'x')
            {
                total += Math.Max(1, current) * value;
                current = 0;
                multiplier = value;
                last = value;
            }
            else if (any && value == 0)
            {
                // "一百零五": a place is empty.
                multiplier = 0;
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
                var isLast = tokens[i].Kind == TokenKind.Han && !IsMultiplier(tokens, word.To, language);
                current += isLast ? InPlaceBelow(value, multiplier) : value;
                last = value;
            }

            any = true;
            ordinal = word.Value[0] == 'o';
            i = word.To;
        }

        return any ? new ReadNumber(total + current, at, i, IsOrdinal: ordinal) : null;
    }

    /// <summary>"两千三", "一百二": a last digit without a place of its own counts in the one below the multiplier.</summary>
    private static decimal InPlaceBelow(decimal value, decimal multiplier) =>
        value < 10 && multiplier >= 100 ? value * multiplier / 10 : value;

    private static decimal Parse(string value) =>
        decimal.Parse(value[0] is 'x' or 'o' ? value.AsSpan(1) : value, CultureInfo.InvariantCulture);

    private static bool IsMultiplier(ReadOnlySpan<Token> tokens, int at, LanguagePack language) =>
        language.Lexicon.Match(LexiconGroup.Number, tokens, at) is { Value: ['x', ..] };

    /// <summary>"12 hundred", "1千".</summary>
    private static ReadNumber WithMultiplier(ReadNumber number, ReadOnlySpan<Token> tokens, LanguagePack language) =>
        language.Lexicon.Match(LexiconGroup.Number, tokens, number.To) is { Value: ['x', ..] } word
            ? number with
            {
                Value = number.Value * Parse(word.Value),
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
