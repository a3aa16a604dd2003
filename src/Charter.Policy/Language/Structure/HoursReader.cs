using Charter.Policy.Calendars;
using Charter.Policy.Language.Analysis;
using NodaTime;

namespace Charter.Policy.Language.Structure;

/// <summary>Reads "Monday to Friday 9am to 5pm; Saturday 10:00-16:00" and its like. What is not wholly clear is not read.</summary>
internal sealed class HoursReader
{
    private readonly Token[] _tokens;
    private readonly LanguagePack _language;
    private readonly List<Mention> _hours;
    private readonly List<IsoDayOfWeek> _days = [];
    private readonly List<TimeWindow> _leading = [];
    private bool _daysAreFresh;

    private HoursReader(string sentence, LanguagePack language)
    {
        _language = language;
        _tokens = Tokeniser.Read(sentence, language.Stem);
        _hours = language.Lexicon.Find(LexiconGroup.Hours, _tokens);
    }

    public Dictionary<IsoDayOfWeek, List<TimeWindow>> Windows { get; } = [];

    public string? Zone { get; private set; }

    public bool IsPeak { get; private set; }

    public bool LooksLikeHours { get; private set; }

    public static HoursReader Read(string sentence, LanguagePack language)
    {
        var reader = new HoursReader(sentence, language);
        reader.IsPeak = language.Lexicon.Find(LexiconGroup.Condition, reader._tokens).Exists(c => c.Value == "peak");
        reader.Zone = ZoneReader.Find(sentence, language, reader._tokens);
        reader.LooksLikeHours = reader._tokens.Any(t => t.Kind == TokenKind.Clock);
        for (var i = 0; i < reader._tokens.Length; )
        {
            i = reader.ReadAt(i);
        }

        reader.PlaceLeading();
        return reader;
    }

    private int ReadAt(int i)
    {
        if (_tokens[i].Text == "24x7" || (Day(i) is { Value: "around" } && _days.Count == 0))
        {
            SetDays(AllDays());
            Add(new TimeWindow(LocalTime.Midnight, LocalTime.Midnight));
            return i + 1;
        }

        if (Day(i) is { } day)
        {
            return ReadDays(day, i);
        }

        if (
            ClockReader.Read(_tokens, i) is { } from
            && RangeMark(from.To) is { } next
            && ClockReader.Read(_tokens, next, from.Minutes) is { } to
        )
        {
            Add(new TimeWindow(Time(from.Minutes), Time(to.Minutes)));
            return to.To;
        }

        return i + 1;
    }

    private static IEnumerable<IsoDayOfWeek> AllDays() => Enumerable.Range(1, 7).Select(d => (IsoDayOfWeek)d);

    private static LocalTime Time(int minutes) => LocalTime.Midnight.PlusMinutes(minutes % (24 * 60));

    private Mention? Day(int token)
    {
        foreach (var mention in _hours)
        {
            if (
                mention.From == token
                && (
                    mention.Value.StartsWith("day", StringComparison.Ordinal)
                    || mention.Value is "weekdays" or "weekend" or "daily" or "around" or "holiday"
                )
            )
            {
                return mention;
            }
        }

        return null;
    }

    private int ReadDays(Mention first, int at)
    {
        if (first.Value is "holiday" or "around")
        {
            return first.To;
        }

        var days = DaysOf(first.Value).ToList();
        var to = first.To;
        if (
            RangeMark(to) is { } next
            && next < _tokens.Length
            && Day(next) is { } last
            && DaysOf(last.Value).ToList() is [var end]
            && days is [var start]
        )
        {
            days =
            [
                .. Enumerable
                    .Range(0, 7)
                    .Select(d => (IsoDayOfWeek)((((int)start - 1 + d) % 7) + 1))
                    .TakeWhile(d => d != end),
                end,
            ];
            to = last.To;
        }

        // "closed on Sundays", "except Saturdays": those days have no hours.
        if (!IsExcluded(at))
        {
            SetDays(days);
        }

        return to;
    }

    private bool IsExcluded(int at)
    {
        for (var i = at - 1; i >= Math.Max(0, at - 6); i--)
        {
            if (_tokens[i].Stem is "clos" or "except" or "exclud" or "not" or "休" or "除")
            {
                return true;
            }

            if (_tokens[i].Kind == TokenKind.Clock || _tokens[i].Is(';'))
            {
                return false;
            }
        }

        return false;
    }

    private static IEnumerable<IsoDayOfWeek> DaysOf(string value) =>
        value switch
        {
            "weekdays" => AllDays().Take(5),
            "weekend" => AllDays().Skip(5),
            "daily" => AllDays(),
            _ when value.Length == 4 => [(IsoDayOfWeek)(value[3] - '0')],
            _ => [],
        };

    private void SetDays(IEnumerable<IsoDayOfWeek> days)
    {
        if (_daysAreFresh)
        {
            _days.AddRange(days);
            return;
        }

        _days.Clear();
        _days.AddRange(days);
        _daysAreFresh = true;
    }

    private void Add(TimeWindow window)
    {
        if (_days.Count == 0)
        {
            _leading.Add(window);
            return;
        }

        _daysAreFresh = false;
        foreach (var day in _days.Distinct())
        {
            if (!Windows.TryGetValue(day, out var windows))
            {
                Windows[day] = windows = [];
            }

            windows.Add(window);
        }
    }

    /// <summary>"9am to 5pm, Monday to Friday": the times came first.</summary>
    private void PlaceLeading()
    {
        if (_days.Count > 0 && Windows.Count == 0)
        {
            foreach (var window in _leading)
            {
                Add(window);
            }
        }
    }

    private int? RangeMark(int at) =>
        at < _tokens.Length
        && _language.Lexicon.Match(LexiconGroup.Function, _tokens, at) is { Value: "range" or "and" or "limit" } mark
        && mark.Length == 1
            ? mark.To
            : null;
}
