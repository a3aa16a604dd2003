namespace Charter.Policy.Language.Analysis;

/// <summary>"From 8.30 to 17.00": written with a dot, a time of day looks like a number. Where one stands beside another, or
/// after "until", it is a time of day.</summary>
internal static class DottedClocks
{
    public static void Mark(List<Token> tokens)
    {
        MarkFourDigits(tokens);
        for (var i = 0; i < tokens.Count; i++)
        {
            if (Minutes(tokens[i]) is { } minutes && IsTimeOfDay(tokens, i))
            {
                tokens[i] = tokens[i] with { Kind = TokenKind.Clock, Value = minutes, Text = "clock", Stem = "clock" };
            }
        }
    }

    private static bool IsTimeOfDay(List<Token> tokens, int at) =>
        (at > 0 && tokens[at - 1].Text is "until" or "till")
        || (
            at > 1
            && tokens[at - 1].Text is "-" or "to" or "and" or "until" or "till" or "至" or "到"
            && IsClock(tokens[at - 2])
        )
        || (
            at + 2 < tokens.Count
            && tokens[at + 1].Text is "-" or "to" or "and" or "until" or "till" or "至" or "到"
            && IsClock(tokens[at + 2])
        );

    /// <summary>"From 0830 to 1700": four digits are a time of day where the pair begins with a nought.</summary>
    private static void MarkFourDigits(List<Token> tokens)
    {
        for (var i = 0; i + 2 < tokens.Count; i++)
        {
            if (
                tokens[i].Text.StartsWith('0')
                && MinutesOfFour(tokens[i]) is { } from
                && tokens[i + 1].Text is "-" or "to" or "and" or "until" or "till" or "至" or "到"
                && MinutesOfFour(tokens[i + 2]) is { } to
            )
            {
                tokens[i] = tokens[i] with { Kind = TokenKind.Clock, Value = from, Text = "clock", Stem = "clock" };
                tokens[i + 2] = tokens[i + 2] with
                {
                    Kind = TokenKind.Clock,
                    Value = to,
                    Text = "clock",
                    Stem = "clock",
                };
            }
        }
    }

    private static int? MinutesOfFour(Token token) =>
        token is { Kind: TokenKind.Number, Text.Length: 4, Value: { } value }
        && token.Text.All(char.IsAsciiDigit)
        && value < 2400
        && value % 100 < 60
            ? ((int)value / 100 * 60) + ((int)value % 100)
            : null;

    private static bool IsClock(Token token) => token.Kind == TokenKind.Clock || Minutes(token) is not null;

    /// <summary>The minutes of the day of <c>8.30</c>; only full and half hours and quarters are times.</summary>
    private static int? Minutes(Token token)
    {
        if (token.Kind != TokenKind.Number || token.Value is not { } value || value >= 24)
        {
            return null;
        }

        var dot = token.Text.IndexOf('.', StringComparison.Ordinal);
        return dot > 0 && token.Text[(dot + 1)..] is "00" or "15" or "30" or "45"
            ? ((int)value * 60)
                + int.Parse(token.Text.AsSpan(dot + 1), System.Globalization.CultureInfo.InvariantCulture)
            : null;
    }
}
