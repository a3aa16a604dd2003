using Charter.Policy.Language.Analysis;

namespace Charter.Policy.Language.Timetables;

/// <summary>Reads a time of day: <c>9am</c>, <c>17:30</c>, <c>8 in the morning</c>, <c>noon</c>, <c>上午8时15分</c>, <c>下午6点半</c>.</summary>
internal static class TimeOfDay
{
    private const int Noon = 12 * 60;

    /// <summary>The time that starts at a token, and where it ends. A bare number is one too: what stands around it decides.</summary>
    public static (WrittenTime Time, int To, bool IsBare)? Read(HoursText text, int at)
    {
        var part = text.PieceAt(at)?.Value;
        if (part is "noon")
        {
            return (new WrittenTime(Noon, true, false), text.PieceAt(at)!.Value.To, false);
        }

        if (part is "midnight")
        {
            return (new WrittenTime(24 * 60, true, false), text.PieceAt(at)!.Value.To, false);
        }

        var isMorning = part == "befoream";
        var isLate = part == "beforepm";
        var isNoon = part == "beforenoon";
        var from = isMorning || isLate || isNoon ? text.PieceAt(at)!.Value.To : at;
        if (ReadFigures(text, from) is not { } figures)
        {
            return null;
        }

        var (minutes, to, isCertain, hasMeridiem, isBare) = figures;
        var after = text.PieceAt(to)?.Value;
        if (after is "am" or "pm" && !hasMeridiem)
        {
            (isMorning, isLate) = (after == "am", after == "pm");
            to = text.PieceAt(to)!.Value.To;
        }

        if (isMorning || isLate || isNoon)
        {
            minutes = Shift(minutes, isLate || (isNoon && minutes < 11 * 60), isMorning);
            return (new WrittenTime(minutes, true, true), to, false);
        }

        return (new WrittenTime(minutes, isCertain, hasMeridiem), to, isBare);
    }

    private static (int Minutes, int To, bool IsCertain, bool HasMeridiem, bool IsBare)? ReadFigures(
        HoursText text,
        int at
    )
    {
        if (at >= text.Tokens.Length)
        {
            return null;
        }

        var token = text.Tokens[at];
        if (token.Kind == TokenKind.Clock)
        {
            var written = text.Sentence.AsSpan(token.Start, token.End - token.Start);
            var minutes = (int)token.Value!.Value;
            var hasMeridiem = written.ContainsAny("mM");
            // "09:00" and "17:00" are hours of 24; "9:00" may be either in English, and is not in Chinese.
            var isCertain =
                hasMeridiem || minutes >= 13 * 60 || written[0] == '0' || minutes == 0 || text.Language.IsUnspaced;
            return (minutes, at + 1, isCertain, hasMeridiem, false);
        }

        if (Past(text, at) is { } past)
        {
            return past;
        }

        if (FourDigits(token) is { } four)
        {
            return (four, at + 1, true, false, true);
        }

        if (
            text.Number(at, 0, 24) is not { } hour
            || token.IsOrdinal
            || token.Text.Contains('.', StringComparison.Ordinal)
        )
        {
            return null;
        }

        if (text.Is(hour.To, "oclock"))
        {
            var (minutes, to) = WithMinutes(text, hour.Value, text.PieceAt(hour.To)!.Value.To);
            return (minutes, to, true, false, false);
        }

        return InWords(text, hour.Value, hour.To) ?? (hour.Value * 60, hour.To, hour.Value is 0 or > 12, false, true);
    }

    /// <summary>"Nine to five thirty": the minutes of an hour in words.</summary>
    private static (int Minutes, int To, bool IsCertain, bool HasMeridiem, bool IsBare)? InWords(
        HoursText text,
        int hour,
        int to
    ) =>
        hour is > 0 and <= 12
        && text.Tokens[to - 1].Kind == TokenKind.Word
        && to < text.Tokens.Length
        && text.Tokens[to].Kind == TokenKind.Word
        && text.Number(to, 5, 59) is { } rest
            ? ((hour * 60) + rest.Value, rest.To, false, false, true)
            : null;

    /// <summary>"Half past eight", "quarter to nine".</summary>
    private static (int Minutes, int To, bool IsCertain, bool HasMeridiem, bool IsBare)? Past(HoursText text, int at)
    {
        var part =
            text.IsText(at, "half") ? 30
            : text.IsText(at, "quarter") ? 15
            : 0;
        var sign =
            text.IsText(at + 1, "past") ? 1
            : text.IsText(at + 1, "to") && part == 15 ? -1
            : 0;
        return part > 0 && sign != 0 && text.Number(at + 2, 1, 12) is { } hour
            ? ((hour.Value * 60) + (sign * part), hour.To, false, false, false)
            : null;
    }

    /// <summary>8点15分, 6点半, 9时.</summary>
    private static (int Minutes, int To) WithMinutes(HoursText text, int hour, int to)
    {
        var minutes = hour * 60;
        return text.Is(to, "half") ? (minutes + 30, to + 1)
            : text.Is(to, "quarter") ? (minutes + 15, text.PieceAt(to)!.Value.To)
            : text.Number(to, 0, 59) is { } part && text.Is(part.To, "minute") ? (minutes + part.Value, part.To + 1)
            : (minutes, to);
    }

    /// <summary>0830 and 1730, where the pair of them is four digits.</summary>
    private static int? FourDigits(Token token) =>
        token is { Kind: TokenKind.Number, Text.Length: 4, Value: { } value }
        && value < 2400
        && value % 100 < 60
        && token.Text.All(char.IsAsciiDigit)
        && (token.Text[0] == '0' || (value % 100) is 0 or 15 or 30 or 45)
            ? ((int)value / 100 * 60) + ((int)value % 100)
            : null;

    private static int Shift(int minutes, bool isLate, bool isMorning) =>
        isLate && minutes < Noon ? minutes + Noon
        : isMorning && minutes >= Noon && minutes < Noon + 60 ? minutes - Noon
        : minutes;
}
