using System.Collections.Frozen;
using System.Globalization;
using Charter.Policy.Language.Analysis;
using NodaTime;

namespace Charter.Policy.Language.Timetables;

/// <summary>Cuts a sentence about hours into days, dates, times and the small words between them.</summary>
internal sealed class AtomReader
{
    private const int LongestRange = 62;

    /// <summary>"Thurs".</summary>
    private const int LongestShortDay = 5;

    private static readonly FrozenSet<string> Parts = new[]
    {
        "morning",
        "mornings",
        "afternoon",
        "afternoons",
        "evening",
        "evenings",
    }.ToFrozenSet(StringComparer.Ordinal);

    private readonly HoursText _text;
    private readonly DateForms _dates;
    private readonly int? _contextYear;
    private readonly List<Atom> _atoms = [];
    private readonly List<DateForms.Written> _written = [];

    private AtomReader(HoursText text, int? contextYear)
    {
        _text = text;
        _dates = new DateForms(text);
        _contextYear = contextYear;
    }

    /// <param name="text">The sentence.</param>
    /// <param name="contextYear">The year of the heading above it: "Holidays 2027".</param>
    public static List<Atom> Read(HoursText text, int? contextYear)
    {
        var reader = new AtomReader(text, contextYear ?? OwnYear(text));
        for (var i = 0; i < text.Tokens.Length; )
        {
            i = reader.ReadAt(i);
        }

        return reader._atoms;
    }

    /// <summary>"Holidays 2027: 1 January, 2 April": the one year that stands before all dates.</summary>
    private static int? OwnYear(HoursText text)
    {
        for (var i = 0; i < Math.Min(text.Tokens.Length, 8); i++)
        {
            if (text.Month(i) is not null || text.IsText(i, "-") || text.IsText(i, "/"))
            {
                return null;
            }

            if (text.Number(i, 2000, 2200) is { } year && text.Tokens[i].Kind == TokenKind.Number)
            {
                return text.IsText(year.To, ":") || text.IsText(year.To, "：") ? year.Value : null;
            }
        }

        return null;
    }

    private int ReadAt(int i)
    {
        var written = _dates.ReadAt(i);
        if (written.Count == 0 && _written.Count > 0 && Follows(i) && _dates.Marked(i, _written[^1]) is { } more)
        {
            written = [more];
        }

        if (written.Count > 0)
        {
            return AddDates(written);
        }

        if (TimeOfDay.Read(_text, i) is { } time && IsTime(i, time.To, time.IsBare))
        {
            return Add(new Atom(AtomKind.Time, i, time.To) { Time = time.Time });
        }

        if (_text.PieceAt(i) is { } piece)
        {
            return AddPiece(piece);
        }

        var token = _text.Tokens[i];
        if (token.Text == "24x7")
        {
            // "5x8" is written like "24x7", and says no times.
            var isAround = _text
                .Sentence.AsSpan(token.Start, token.End - token.Start)
                .Contains("24", StringComparison.Ordinal);
            return Add(new Atom(isAround ? AtomKind.Around : AtomKind.Unread, i, i + 1));
        }

        if (token.Text is "off" && _atoms is [.., { Kind: AtomKind.Days or AtomKind.Dates }])
        {
            // "We take Wednesdays off".
            return Add(new Atom(AtomKind.Closed, i, i + 1));
        }

        // The point of "excl." ends no sentence.
        var isPoint =
            token.Text is "." && _atoms is [.., { Kind: AtomKind.Except or AtomKind.Inclusive or AtomKind.Included }];
        return Add(
            new Atom(isPoint || IsPointOfDay(i) ? AtomKind.Filler : KindOf(token), i, i + 1)
            {
                IsBracket = token.Text is "(" or "（",
            }
        );
    }

    /// <summary>"Sat. and Sun.": the point only says that the day is cut short.</summary>
    private bool IsPointOfDay(int i) =>
        _text.IsText(i, ".")
        && i + 1 < _text.Tokens.Length
        && _atoms is [.., { Kind: AtomKind.Days }]
        && _text.Tokens[i - 1].Text.Length <= LongestShortDay;

    private static AtomKind KindOf(Token token) =>
        token.Text switch
        {
            "," or "，" or "/" or "(" or ")" or "（" or "）" => AtomKind.Pause,
            ";" or "；" or "." or "。" or "|" => AtomKind.Stop,
            "&" => AtomKind.And,
            ":" or "：" or "\"" or "*" => AtomKind.Filler,
            _ when token.Kind == TokenKind.Number => AtomKind.Number,
            _ => AtomKind.Word,
        };

    private int Add(Atom atom)
    {
        _atoms.Add(atom);
        return atom.To;
    }

    private bool Follows(int i) => i - _written[^1].To <= 1;

    /// <summary>A bare number is a time of day beside a range or after a word that opens or closes, and with no unit after it.</summary>
    private bool IsTime(int from, int to, bool isBare)
    {
        if (!isBare)
        {
            return true;
        }

        if (_text.Language.Lexicon.Match(LexiconGroup.Unit, _text.Tokens, to) is not null || _text.IsText(to, "%"))
        {
            return false;
        }

        var before = _atoms.Count > 0 ? _atoms[^1].Kind : AtomKind.Word;
        if (before is AtomKind.Opens or AtomKind.Closes or AtomKind.Between)
        {
            return true;
        }

        if (before is AtomKind.Range or AtomKind.Until && _atoms.Count > 1 && _atoms[^2].Kind is AtomKind.Time)
        {
            return true;
        }

        // "9-5, Tuesdays from 10": the end of what it says.
        if (
            before is AtomKind.From
            && (to == _text.Tokens.Length || KindOf(_text.Tokens[to]) is AtomKind.Pause or AtomKind.Stop)
            && _atoms.Exists(a => a.Kind == AtomKind.Time)
        )
        {
            return true;
        }

        var mark = _text.PieceAt(to)?.Value;
        var isBetween = before is AtomKind.Between or AtomKind.From;
        var isRange = mark is "range" or "until" || (isBetween && mark is "and");
        return (isRange && TimeOfDay.Read(_text, _text.PieceAt(to)!.Value.To) is { } end && !HasUnit(end.To))
            || (before is AtomKind.Until && _atoms.Count > 1)
            || (
                before is AtomKind.And
                && _atoms.Count > 3
                && _atoms[^2].Kind is AtomKind.Time
                && _atoms[^3].Kind is AtomKind.Between
            );
    }

    private bool HasUnit(int token) =>
        !_text.Is(token, "oclock") && _text.Language.Lexicon.Match(LexiconGroup.Unit, _text.Tokens, token) is not null;

    private int AddPiece(Mention piece)
    {
        var value = piece.Value;
        if (value.StartsWith("day", StringComparison.Ordinal) && value != "daymark")
        {
            var digits = value.AsSpan(value.StartsWith("days", StringComparison.Ordinal) ? 4 : 3);
            var set = default(DaySet);
            foreach (var digit in digits)
            {
                set = set.Union(DaySet.Of((IsoDayOfWeek)(digit - '0')));
            }

            return Add(new Atom(AtomKind.Days, piece.From, piece.To) { Days = set });
        }

        if (value.StartsWith("short", StringComparison.Ordinal))
        {
            // 周一至五, 周一、三、五: a day only after another.
            var isDay =
                _atoms.Count > 1
                && _atoms[^1].Kind is AtomKind.Range or AtomKind.And or AtomKind.Pause
                && _atoms[^2].Kind == AtomKind.Days;
            return Add(
                isDay
                    ? new Atom(AtomKind.Days, piece.From, piece.To)
                    {
                        Days = DaySet.Of((IsoDayOfWeek)int.Parse(value.AsSpan(5), CultureInfo.InvariantCulture)),
                    }
                    : new Atom(AtomKind.Word, piece.From, piece.To)
            );
        }

        if (value == "workdays")
        {
            return Add(new Atom(AtomKind.Days, piece.From, piece.To) { Days = DaySet.Weekdays, IsWorkdays = true });
        }

        if (value == "around5")
        {
            Add(new Atom(AtomKind.Days, piece.From, piece.From) { Days = DaySet.Weekdays });
            return Add(new Atom(AtomKind.Around, piece.From, piece.To));
        }

        if (value == "around" && IsSpan(piece))
        {
            return Add(new Atom(AtomKind.Word, piece.From, piece.To));
        }

        var isOfDay = Parts.Contains(_text.Tokens[piece.From].Text);
        return Add(new Atom(KindOf(value), piece.From, piece.To) { IsOfDay = isOfDay });
    }

    /// <summary>"For 24 hours after booking", "within 24 hours": how long, and not day and night.</summary>
    private bool IsSpan(Mention piece)
    {
        if (!_text.IsText(piece.To - 1, "hours") || piece.Length != 2)
        {
            return false;
        }

        return piece.From > 0
                && _text.Tokens[piece.From - 1].Text
                    is "for"
                        or "within"
                        or "in"
                        or "after"
                        or "least"
                        or "next"
                        or "first"
                        or "every"
                        or "last"
                        or "to"
                        or "than"
                        or "by"
            || piece.To < _text.Tokens.Length
                && _text.Tokens[piece.To].Text
                    is "after"
                        or "of"
                        or "before"
                        or "from"
                        or "notice"
                        or "ahead"
                        or "later"
                        or "prior";
    }

    private static AtomKind KindOf(string value) =>
        value switch
        {
            "filler" => AtomKind.Filler,
            "around" => AtomKind.Around,
            "closed" => AtomKind.Closed,
            "closes" => AtomKind.Closes,
            "opens" => AtomKind.Opens,
            "closesafter" => AtomKind.ClosesAfter,
            "opensafter" => AtomKind.OpensAfter,
            "until" => AtomKind.Until,
            "range" => AtomKind.Range,
            "from" => AtomKind.From,
            "between" => AtomKind.Between,
            "and" => AtomKind.And,
            "reopen" => AtomKind.Reopen,
            "except" => AtomKind.Except,
            "inclusive" => AtomKind.Inclusive,
            "included" => AtomKind.Included,
            "not" => AtomKind.Not,
            "lunch" => AtomKind.Lunch,
            "part" => AtomKind.Part,
            "yearly" => AtomKind.Yearly,
            "season" => AtomKind.Season,
            "holiday" or "named" => AtomKind.Holiday,
            _ when value.StartsWith("fixed", StringComparison.Ordinal) => AtomKind.Holiday,
            _ when value.StartsWith("month", StringComparison.Ordinal) && value != "monthmark" => AtomKind.Season,
            _ => AtomKind.Word,
        };

    private int AddDates(List<DateForms.Written> written)
    {
        var days = new List<LocalDate>();
        foreach (var day in written)
        {
            if (day.Date(YearOf(day)) is not { } date)
            {
                days.Clear();
                break;
            }

            if (day.EndsRange && days.Count > 0)
            {
                days.AddRange(Between(days[^1], date));
            }

            days.Add(date);
        }

        if (written.Count == 2 && days.Count == 2 && IsBetween(written[0], written[1]))
        {
            days.InsertRange(1, Between(days[0], days[1]));
        }

        // Later dates may take their year from this one.
        _written.AddRange(written.Select(w => w with { Year = days.Count > 0 ? days[^1].Year : w.Year }));
        return Add(
            days.Count > 0
                ? new Atom(AtomKind.Dates, written[0].From, written[0].To)
                {
                    Dates = days,
                    IsStretch = written.Exists(w => w.EndsRange),
                }
                : new Atom(AtomKind.UnclearDate, written[0].From, written[0].To)
        );
    }

    /// <summary>The dates between two, both left out; none where the stretch is too long to be meant.</summary>
    public static IEnumerable<LocalDate> Between(LocalDate first, LocalDate last)
    {
        if (Period.DaysBetween(first, last) is not (> 1 and < LongestRange))
        {
            yield break;
        }

        for (var day = first.PlusDays(1); day < last; day = day.PlusDays(1))
        {
            yield return day;
        }
    }

    /// <summary>The year of a date that names none: that of the next or last date in the same chain, or of the heading.</summary>
    private int? YearOf(DateForms.Written day)
    {
        if (day.Year is not null || day.IsUnclear)
        {
            return day.Year;
        }

        if (NextDate(day.To) is { } later && YearAfter(later) is { } next)
        {
            // "24 December to 2 January 2027" begins in the year before; in a list that is not as sure.
            return later.Month > day.Month || (later.Month == day.Month && later.Day >= day.Day) ? next
                : IsRange(day.To) || IsBetween(day) ? next - 1
                : null;
        }

        return
            _written.Count > 0
            && _written[^1] is { Year: { } before } last
            && day.From - last.To <= 8
            && (day.Month > last.Month || (day.Month == last.Month && day.Day > last.Day))
            ? before
            : _contextYear;
    }

    /// <summary>"1 May, 3 June and 25 December 2027": the year at the end of dates that follow each other.</summary>
    private int? YearAfter(DateForms.Written day) =>
        day.Year is not null || day.IsUnclear ? day.Year
        : NextDate(day.To) is { } later && (later.Month, later.Day).CompareTo((day.Month, day.Day)) > 0
            ? YearAfter(later)
        : null;

    /// <summary>"between 24 December and 2 January".</summary>
    private bool IsBetween(DateForms.Written day) =>
        _text.Is(day.To, "and") && _atoms.FindLast(a => a.Kind != AtomKind.Filler).Kind == AtomKind.Between;

    /// <summary>"between 24 and 28 December": the days of one month, from the first to the last.</summary>
    private bool IsBetween(DateForms.Written first, DateForms.Written last) =>
        first.From == last.From
        && first.Month == last.Month
        && !last.EndsRange
        && _atoms.FindLast(a => a.Kind != AtomKind.Filler).Kind == AtomKind.Between;

    private bool IsRange(int at) => _text.PieceAt(at)?.Value is "range" or "until";

    private DateForms.Written? NextDate(int from)
    {
        for (var i = from; i < Math.Min(_text.Tokens.Length, from + 5); i++)
        {
            if (_dates.ReadAt(i) is [.., { } later])
            {
                return later;
            }

            var isJoin =
                IsRange(i)
                || _text.Is(i, "and")
                || _text.IsText(i, ",")
                || _text.IsText(i, "the")
                || _text.PieceAt(i)?.Value is { } value && value.StartsWith("day", StringComparison.Ordinal);
            if (!isJoin)
            {
                return null;
            }
        }

        return null;
    }
}
