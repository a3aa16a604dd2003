using Charter.Policy.Language.Analysis;
using NodaTime;

namespace Charter.Policy.Language.Structure;

/// <summary>
/// Finds dates with a year: <c>25 December 2026</c>, <c>December 25, 2026</c>, <c>28 and 29 December 2026</c>,
/// <c>2026-12-25</c>, <c>2027年1月1日至3日</c>. A date without a year is not read, only noticed.
/// </summary>
internal sealed class DateReader
{
    private const int LongestRange = 62;
    private readonly Token[] _tokens;
    private readonly List<Mention> _hours;
    private readonly LanguagePack _language;
    private (LocalDate Date, int To)? _last;

    private DateReader(Token[] tokens, List<Mention> hours, LanguagePack language)
    {
        _tokens = tokens;
        _hours = hours;
        _language = language;
    }

    public List<DatedDay> Days { get; } = [];

    /// <summary>Whether a day and a month stand there without a year.</summary>
    public bool HasUndated { get; private set; }

    public static DateReader Read(Token[] tokens, List<Mention> hours, LanguagePack language)
    {
        var reader = new DateReader(tokens, hours, language);
        for (var i = 0; i < tokens.Length; )
        {
            i = reader.ReadAt(i);
        }

        return reader;
    }

    private int ReadAt(int i)
    {
        if (Iso(i) is { } iso)
        {
            return Add(iso, i, i + 5);
        }

        if (Unspaced(i) is { } to)
        {
            return to;
        }

        return Month(i) is { } month ? ReadMonth(month, i) : i + 1;
    }

    private int Add(LocalDate date, int from, int to)
    {
        // "24 December 2026 to 2 January 2027": the days between count too.
        if (
            _last is { } last
            && from - last.To is 1 or 0
            && from > 0
            && IsRange(last.To, from)
            && Period.DaysBetween(last.Date, date) is > 1 and < LongestRange
        )
        {
            for (var day = last.Date.PlusDays(1); day < date; day = day.PlusDays(1))
            {
                Days.Add(new DatedDay(day, from, to));
            }
        }

        Days.Add(new DatedDay(date, from, to));
        _last = (date, to);
        return to;
    }

    private bool IsRange(int from, int to) =>
        Enumerable
            .Range(from, to - from)
            .Any(t => _tokens[t].Text is "to" or "-" or "至" or "到" or "until" or "through");

    private LocalDate? Iso(int i) =>
        i + 4 < _tokens.Length
        && Number(i, 1900, 2200) is { } year
        && _tokens[i + 1].Text is "-" or "/"
        && Number(i + 2, 1, 12) is { } month
        && _tokens[i + 3].Text is "-" or "/"
        && Number(i + 4, 1, 31) is { } day
            ? Date(year, month, day)
            : null;

    /// <summary>年月日; a later month or day takes the year and month of the date before.</summary>
    private int? Unspaced(int i)
    {
        var at = i;
        int? year = null;
        if (Number(at, 1900, 2200) is { } written && Is(at + 1, "年"))
        {
            year = written;
            at += 2;
        }

        int? month = null;
        if (Number(at, 1, 12) is { } monthWritten && Is(at + 1, "月"))
        {
            month = monthWritten;
            at += 2;
        }

        if (Number(at, 1, 31) is not { } day || !(Is(at + 1, "日") || Is(at + 1, "号")))
        {
            return null;
        }

        var follows = _last is { } last && i - last.To <= 1 && i > 0;
        if (month is null && !follows)
        {
            return null;
        }

        year ??= follows ? _last!.Value.Date.Year : null;
        month ??= _last!.Value.Date.Month;
        if (year is null)
        {
            HasUndated = true;
            return at + 2;
        }

        return Date(year.Value, month.Value, day) is { } date ? Add(date, i, at + 2) : null;
    }

    private int ReadMonth(int month, int at)
    {
        var days = DaysBefore(at, out var from);
        var next = at + 1;
        if (days.Count == 0 && Number(next, 1, 31) is { } after)
        {
            days = [(after, false)];
            next++;
        }

        if (days.Count == 0)
        {
            return at + 1;
        }

        if (Is(next, ","))
        {
            next++;
        }

        if (Number(next, 1900, 2200) is { } year)
        {
            next++;
        }
        else if (YearLater(month, next) is { } later)
        {
            year = later;
        }
        else
        {
            HasUndated = true;
            return at + 1;
        }

        foreach (var (day, isRange) in days)
        {
            if (Date(year, month, day) is { } date)
            {
                if (isRange && _last is { } last)
                {
                    for (var d = last.Date.PlusDays(1); d < date && d.Month == month; d = d.PlusDays(1))
                    {
                        Days.Add(new DatedDay(d, from, next));
                    }
                }

                Add(date, from, next);
            }
        }

        return next;
    }

    /// <summary>"28, 29 and 30 December": the days that share a month, each with whether it ends a range.</summary>
    private List<(int Day, bool IsRange)> DaysBefore(int month, out int from)
    {
        var days = new List<(int, bool)>();
        from = month;
        var at = month - 1;
        while (at >= 0 && _tokens[at].Text is "of" or "the")
        {
            at--;
        }

        while (Number(at, 1, 31) is { } day)
        {
            var joiner = at > 0 ? _tokens[at - 1].Text : "";
            var isJoined = joiner is "and" or "," or "&" or "to" or "-" && Number(at - 2, 1, 31) is not null;
            days.Insert(0, (day, isJoined && joiner is "to" or "-"));
            from = at;
            if (!isJoined)
            {
                break;
            }

            at -= 2;
        }

        return days;
    }

    /// <summary>"25 December and 26 December 2026": the year of the next date, where that is not earlier in the year.</summary>
    private int? YearLater(int month, int from)
    {
        for (var i = from; i < Math.Min(_tokens.Length, from + 8); i++)
        {
            if (Month(i) is { } later)
            {
                return later < month
                    ? null
                    : Number(i + 1, 1900, 2200)
                        ?? Number(i + 2, 1900, 2200)
                        ?? (Is(i + 2, ",") ? Number(i + 3, 1900, 2200) : null);
            }
        }

        return null;
    }

    private int? Month(int token)
    {
        var mention = _hours.Find(h => h.From == token && h.Value.StartsWith("month", StringComparison.Ordinal));
        return mention.Value is null
            ? null
            : int.Parse(mention.Value.AsSpan(5), System.Globalization.CultureInfo.InvariantCulture);
    }

    private int? Number(int token, int least, int most)
    {
        if (token < 0 || token >= _tokens.Length)
        {
            return null;
        }

        var value =
            _tokens[token].Kind == TokenKind.Number ? _tokens[token].Value
            : _tokens[token].Kind == TokenKind.Han ? NumberReader.Read(_tokens, token, _language)?.Value
            : null;
        return value is { } number && number >= least && number <= most && number == decimal.Truncate(number)
            ? (int)number
            : null;
    }

    private bool Is(int token, string text) => token >= 0 && token < _tokens.Length && _tokens[token].Text == text;

    private static LocalDate? Date(int year, int month, int day) =>
        day <= CalendarSystem.Iso.GetDaysInMonth(year, month) ? new LocalDate(year, month, day) : null;
}
