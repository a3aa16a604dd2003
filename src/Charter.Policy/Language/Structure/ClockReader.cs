using Charter.Policy.Language.Analysis;

namespace Charter.Policy.Language.Structure;

/// <summary>Reads a time of day: <c>9am</c>, <c>17:30</c>, <c>上午8时15分</c>, <c>下午6点半</c>.</summary>
internal static class ClockReader
{
    /// <param name="tokens">The sentence.</param>
    /// <param name="at">Where the time starts.</param>
    /// <param name="openedAt">The opening that it closes, in minutes; decides nothing but whether 24:00 is meant by 0:00.</param>
    public static (int Minutes, int To)? Read(Token[] tokens, int at, int? openedAt = null)
    {
        if (at >= tokens.Length)
        {
            return null;
        }

        var isLate = false;
        var isEarly = false;
        var i = at;
        if (
            i + 1 < tokens.Length
            && (tokens[i].Text, tokens[i + 1].Text) is ("上" or "下" or "晚" or "早", "午" or "上")
        )
        {
            isLate = tokens[i].Text is "下" or "晚";
            isEarly = !isLate;
            i += 2;
        }

        if (i >= tokens.Length)
        {
            return null;
        }

        // "12 noon".
        if (tokens[i].Value is 12 && i + 1 < tokens.Length && tokens[i + 1].Text is "noon" or "midday")
        {
            return (12 * 60, i + 2);
        }

        if (tokens[i].Kind == TokenKind.Clock)
        {
            var minutes = (int)tokens[i].Value!.Value;
            return (Shift(minutes, isLate, isEarly), i + 1);
        }

        if (tokens[i].Text is "noon" or "midday")
        {
            return (12 * 60, i + 1);
        }

        if (tokens[i].Text == "midnight" && openedAt is not null)
        {
            return (24 * 60, i + 1);
        }

        return ReadHan(tokens, i, isLate, isEarly);
    }

    private static (int Minutes, int To)? ReadHan(Token[] tokens, int at, bool isLate, bool isEarly)
    {
        if (
            tokens[at].Value is not { } hour
            || hour > 24
            || at + 1 >= tokens.Length
            || tokens[at + 1].Text is not ("时" or "点")
        )
        {
            return null;
        }

        var minutes = (int)hour * 60;
        var i = at + 2;
        if (i < tokens.Length && tokens[i].Text == "半")
        {
            return (Shift(minutes + 30, isLate, isEarly), i + 1);
        }

        if (i + 1 < tokens.Length && tokens[i].Value is { } part && part < 60 && tokens[i + 1].Text == "分")
        {
            minutes += (int)part;
            i += 2;
        }

        return (Shift(minutes, isLate, isEarly), i);
    }

    private static int Shift(int minutes, bool isLate, bool isEarly) =>
        isLate && minutes < 12 * 60 ? minutes + (12 * 60)
        : isEarly && minutes >= 12 * 60 ? minutes - (12 * 60)
        : minutes;
}
