using System.Globalization;
using NodaTime;

namespace Charter.Policy.Language.Timetables;

/// <summary>
/// Reads dates as people write them: <c>25 December 2026</c>, <c>December 24-26, 2026</c>, <c>2026-12-25</c>, <c>25/12/2026</c>,
/// <c>2027年1月1日至3日</c>. What names no year, or may be two dates (<c>12/11/2026</c>), is found and not guessed.
/// </summary>
internal sealed class DateForms(HoursText text)
{
    /// <summary>A day of a month, with or without a year.</summary>
    internal sealed record Written(int From, int To, int Month, int Day, int? Year, bool IsUnclear = false)
    {
        /// <summary>Whether "24 to 26 December" says the days between too.</summary>
        public bool EndsRange { get; init; }

        public LocalDate? Date(int? year) =>
            !IsUnclear && (Year ?? year) is { } known && Day <= CalendarSystem.Iso.GetDaysInMonth(known, Month)
                ? new LocalDate(known, Month, Day)
                : null;
    }

    /// <summary>The dates that start at a token: several for "24 and 25 December"; empty for none.</summary>
    public List<Written> ReadAt(int at)
    {
        if (Numeric(at) is { } numeric)
        {
            return [numeric];
        }

        if (Marked(at, null) is { } marked)
        {
            return [marked];
        }

        return text.PieceAt(at) is { } piece && piece.Value.StartsWith("fixed", StringComparison.Ordinal)
            ? Fixed(piece)
            : Named(at);
    }

    /// <summary>月 and 日; a later day takes the month of the one before.</summary>
    public Written? Marked(int at, Written? last)
    {
        var i = at;
        int? year = null;
        int? month = null;
        if (text.Number(i, 1900, 2200) is { } y && text.Is(y.To, "yearmark"))
        {
            year = y.Value;
            i = text.PieceAt(y.To)!.Value.To;
        }

        if (text.Number(i, 1, 12) is { } m && text.Is(m.To, "monthmark"))
        {
            month = m.Value;
            i = text.PieceAt(m.To)!.Value.To;
        }

        if (
            (month ?? last?.Month) is not { } known
            || text.Number(i, 1, 31) is not { } day
            || !(text.Is(day.To, "daymark") || (text.Is(day.To, "short7") && text.IsText(day.To, "日")))
        )
        {
            return null;
        }

        return new Written(at, day.To + 1, known, day.Value, year ?? (month is null ? last?.Year : null));
    }

    /// <summary>"Christmas Day 2026".</summary>
    private List<Written> Fixed(Analysis.Mention piece)
    {
        var to = text.IsText(piece.To, ",") ? piece.To + 1 : piece.To;
        if (text.Number(to, 1900, 2200) is not { } year)
        {
            return [];
        }

        var parts = piece.Value[5..].Split('-');
        return
        [
            new Written(
                piece.From,
                year.To,
                int.Parse(parts[0], CultureInfo.InvariantCulture),
                int.Parse(parts[1], CultureInfo.InvariantCulture),
                year.Value
            ),
        ];
    }

    /// <summary>2026-12-25, 25/12/2026, 25.12.2026; which of 12/11/2026 is the month nobody can tell.</summary>
    private Written? Numeric(int at)
    {
        if (
            at >= text.Tokens.Length
            || text.Tokens[at].Kind is not (Analysis.TokenKind.Number or Analysis.TokenKind.Clock)
        )
        {
            return null;
        }

        var start = text.Tokens[at].Start;
        Span<int> parts = stackalloc int[3];
        Span<int> lengths = stackalloc int[3];
        var i = start;
        var mark = '\0';
        for (var part = 0; part < 3; part++)
        {
            var from = i;
            while (i < text.Sentence.Length && i - from < 4 && char.IsAsciiDigit(text.Sentence[i]))
            {
                parts[part] = (parts[part] * 10) + (text.Sentence[i] - '0');
                i++;
            }

            lengths[part] = i - from;
            if (lengths[part] == 0)
            {
                return null;
            }

            if (part < 2)
            {
                if (
                    i >= text.Sentence.Length
                    || text.Sentence[i] is not ('/' or '-' or '.')
                    || (part == 1 && text.Sentence[i] != mark)
                )
                {
                    return null;
                }

                mark = text.Sentence[i++];
            }
        }

        if (i < text.Sentence.Length && char.IsLetterOrDigit(text.Sentence[i]))
        {
            return null;
        }

        return Of(at, text.TokenFrom(i), parts, lengths, mark);
    }

    private static Written? Of(int from, int to, ReadOnlySpan<int> parts, ReadOnlySpan<int> lengths, char mark)
    {
        if (!IsYear(parts[0]) && !IsYear(parts[2]))
        {
            // "25/12/26" has strokes; points and dashes part other numbers too.
            return mark == '/' && lengths[2] == 2 && lengths[0] <= 2 ? Uncertain(from, to) : null;
        }

        if (IsYear(parts[0]))
        {
            return IsDay(parts[2], parts[1])
                ? new Written(from, to, parts[1], parts[2], parts[0])
                : Uncertain(from, to);
        }

        if (!IsDay(parts[0], parts[1]))
        {
            return IsDay(parts[1], parts[0])
                ? new Written(from, to, parts[0], parts[1], parts[2])
                : Uncertain(from, to);
        }

        // Points part day, month and year in that order; strokes do in some countries, and not in others.
        return new Written(
            from,
            to,
            parts[1],
            parts[0],
            parts[2],
            mark != '.' && parts[0] <= 12 && parts[0] != parts[1]
        );
    }

    /// <summary>What looks like a date and can't be one, or names half a year.</summary>
    private static Written Uncertain(int from, int to) => new(from, to, 1, 1, null, IsUnclear: true);

    private static bool IsDay(int day, int month) => day is >= 1 and <= 31 && month is >= 1 and <= 12;

    private static bool IsYear(int year) => year is >= 1900 and < 2200;

    /// <summary>"28, 29 and 30 December 2026", "December 24-26, 2026", "1st of January".</summary>
    private List<Written> Named(int at)
    {
        var days = new List<(int Day, bool EndsRange)>();
        var i = at;
        if (text.Month(at) is not { } month)
        {
            i = DaysFrom(at, days);
            while (text.IsText(i, "of") || text.IsText(i, "the"))
            {
                i++;
            }

            if (days.Count == 0 || text.Month(i) is not { } after)
            {
                return [];
            }

            month = after;
            i++;
        }
        else
        {
            i = DaysFrom(text.IsText(at + 1, ".") ? at + 2 : at + 1, days);
            if (days.Count == 0)
            {
                return [];
            }
        }

        var next = text.IsText(i, ",") || text.IsText(i, ".") ? i + 1 : i;
        int? year = null;
        if (text.Number(next, 1900, 2200) is { } written)
        {
            year = written.Value;
            i = written.To;
        }

        return [.. days.Select(d => new Written(at, i, month, d.Day, year) { EndsRange = d.EndsRange })];
    }

    private int DaysFrom(int at, List<(int Day, bool EndsRange)> days)
    {
        var isRange = false;
        var i = at;
        while (
            days.Count < 31
            && text.Number(i, 1, 31) is { } day
            && !IsTimeWord(day.To)
            // "9 to 5 December": hours, and no days.
            && !(isRange && day.Value <= days[^1].Day)
        )
        {
            days.Add((day.Value, isRange));
            i = day.To;
            if (i >= text.Tokens.Length || text.Tokens[i].Text is not ("and" or "," or "&" or "to" or "-"))
            {
                break;
            }

            var next = text.IsText(i + 1, "and") ? i + 2 : i + 1;
            if (text.Number(next, 1, 31) is null)
            {
                break;
            }

            isRange = text.Tokens[i].Text is "to" or "-";
            i = next;
        }

        return i;
    }

    private bool IsTimeWord(int token) => text.PieceAt(token)?.Value is "am" or "pm" or "oclock" or "noon";
}
