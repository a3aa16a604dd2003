using Charter.Policy.Calendars;
using Charter.Policy.Language.Analysis;
using NodaTime;

namespace Charter.Policy.Language.Structure;

/// <summary>Reads "Monday to Friday 9am to 5pm; Saturday 10:00-16:00" and its like, and dated exceptions. What is not wholly clear is not read.</summary>
internal sealed class HoursReader
{
    private readonly Token[] _tokens;
    private readonly LanguagePack _language;
    private readonly string _sentence;
    private readonly List<Mention> _hours;
    private readonly List<Item> _items = [];

    private HoursReader(string sentence, LanguagePack language)
    {
        _sentence = sentence;
        _language = language;
        _tokens = Tokeniser.Read(sentence, language.Stem);
        _hours = language.Lexicon.Find(LexiconGroup.Hours, _tokens);
        var dates = DateReader.Read(_tokens, _hours, language);
        Dates = dates.Days;
        HasUndated = dates.HasUndated || _hours.Exists(h => h.Value == "holiday");
    }

    /// <summary>The weekly windows.</summary>
    public Dictionary<IsoDayOfWeek, List<TimeWindow>> Windows { get; } = [];

    /// <summary>Days whose closing alone is given: "on Fridays until 16:30".</summary>
    public Dictionary<IsoDayOfWeek, LocalTime> Closings { get; } = [];

    /// <summary>Windows without a day: "we are open 9am to 5pm".</summary>
    public List<TimeWindow> Dayless { get; } = [];

    public List<DatedDay> Dates { get; }

    /// <summary>The windows of the dates; empty means closed.</summary>
    public List<TimeWindow> DateWindows { get; } = [];

    public LocalTime? DateOpening { get; private set; }

    public LocalTime? DateClosing { get; private set; }

    /// <summary>Whether it speaks of holidays without saying on which dates they fall.</summary>
    public bool HasUndated { get; }

    public string? Zone { get; private set; }

    public bool IsPeak { get; private set; }

    public bool IsRoundTheClock { get; private set; }

    public bool LooksLikeHours { get; private set; }

    public static HoursReader Read(string sentence, LanguagePack language)
    {
        var reader = new HoursReader(sentence, language);
        reader.IsPeak =
            language.Lexicon.Find(LexiconGroup.Condition, reader._tokens).Exists(c => c.Value == "peak")
            || reader._tokens.Any(t => t.Text == "peak");
        reader.Zone = ZoneReader.Find(sentence, language, reader._tokens);
        reader.LooksLikeHours = reader._tokens.Any(t => t.Kind == TokenKind.Clock);
        for (var i = 0; i < reader._tokens.Length; )
        {
            i = reader.ReadAt(i);
        }

        reader.Place();
        return reader;
    }

    private int ReadAt(int i)
    {
        if (Dates.Find(d => d.From == i) is { To: > 0 } date)
        {
            return Math.Max(date.To, i + 1);
        }

        if (_tokens[i].Text == "24x7" || Day(i) is { Value: "around" })
        {
            IsRoundTheClock = true;
            return i + 1;
        }

        if (Day(i) is { } day)
        {
            return ReadDays(day, i);
        }

        return ClockReader.Read(_tokens, i) is { } from ? ReadTimes(from.Minutes, from.To, i) : i + 1;
    }

    private int ReadTimes(int minutes, int to, int at)
    {
        if (RangeMark(to) is { } next && ClockReader.Read(_tokens, next, minutes) is { } end)
        {
            _items.Add(new Item([], new TimeWindow(Time(minutes), Time(end.Minutes)), null));
            return end.To;
        }

        var mark = _hours.FindLast(h => h.To <= at && at - h.To <= 1 && h.Value is "opens" or "closes");
        if (mark.Value == "closes")
        {
            _items.Add(new Item([], null, Time(minutes)));
        }
        else if (mark.Value == "opens")
        {
            DateOpening = Time(minutes);
        }

        return to;
    }

    /// <summary>Days and times belong together in the order in which the first of them stands.</summary>
    private void Place()
    {
        if (Dates.Count > 0 && !_items.Exists(i => i.Days.Count > 0))
        {
            DateWindows.AddRange(_items.Where(i => i.Window is not null).Select(i => i.Window!.Value));
            DateClosing = _items.Find(i => i.Closing is not null)?.Closing;
            return;
        }

        if (!_items.Exists(i => i.Days.Count > 0))
        {
            Dayless.AddRange(_items.Where(i => i.Window is not null).Select(i => i.Window!.Value));
            return;
        }

        var areTimesFirst = _items[0].Days.Count == 0;
        var items = areTimesFirst ? Enumerable.Reverse(_items).ToList() : _items;
        List<IsoDayOfWeek> days = [];
        var isFresh = false;
        foreach (var item in items)
        {
            if (item.Days.Count > 0)
            {
                days = isFresh ? [.. days, .. item.Days] : [.. item.Days];
                isFresh = true;
                continue;
            }

            isFresh = false;
            foreach (var day in days.Distinct())
            {
                AddTo(day, item);
            }
        }

        foreach (var windows in Windows.Values)
        {
            windows.Sort((a, b) => a.Start.CompareTo(b.Start));
        }
    }

    private void AddTo(IsoDayOfWeek day, Item item)
    {
        if (item.Closing is { } closing)
        {
            Closings[day] = closing;
        }
        else if (Windows.TryGetValue(day, out var windows))
        {
            windows.Add(item.Window!.Value);
        }
        else
        {
            Windows[day] = [item.Window!.Value];
        }
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
        if (first.Value is "holiday")
        {
            return first.To;
        }

        var days = DaysOf(first.Value).ToList();
        var to = first.To;
        if (
            RangeMark(to, onlyRange: true) is { } next
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
        if (!IsExcluded(at) && days.Count > 0)
        {
            _items.Add(new Item(days, null, null));
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

    /// <summary>"9am to 5pm", "9am-5pm", "9:00 5:00" is none; days are ranged by "to" and a dash alone.</summary>
    private int? RangeMark(int at, bool onlyRange = false)
    {
        if (at >= _tokens.Length)
        {
            return null;
        }

        if (_tokens[at].Text is "-")
        {
            // Chinese likes a dash of two characters.
            return at + 1 < _tokens.Length && _tokens[at + 1].Text is "-" ? at + 2 : at + 1;
        }

        return
            _language.Lexicon.Match(LexiconGroup.Function, _tokens, at) is { } mark
            && mark.Length == 1
            && (
                mark.Value == "range"
                || (!onlyRange && mark.Value is "and" or "limit")
                || _tokens[at].Text is "until" or "till"
            )
            ? mark.To
            : null;
    }

    private sealed record Item(IReadOnlyList<IsoDayOfWeek> Days, TimeWindow? Window, LocalTime? Closing);
}
