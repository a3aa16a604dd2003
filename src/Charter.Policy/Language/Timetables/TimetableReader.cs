using Charter.Policy.Calendars;
using NodaTime;

namespace Charter.Policy.Language.Timetables;

/// <summary>
/// Reads "Monday to Friday 9am to 5pm; Saturday 10:00-16:00" and its like, and dated exceptions. Days and times belong together in
/// the order in which the first of them stands; what has no partner is told, and never guessed.
/// </summary>
internal sealed class TimetableReader
{
    private readonly List<Atom> _atoms;
    private readonly List<Item> _items;
    private readonly Timetable _result;

    /// <summary>How many pieces a word has, about: in a script without spaces each character is one.</summary>
    private readonly int _perWord;
    private bool _areDaysClosed;

    private TimetableReader(List<Atom> atoms, List<Item> items, Timetable result, bool isUnspaced)
    {
        _atoms = atoms;
        _items = items;
        _result = result;
        _perWord = isUnspaced ? 3 : 1;
    }

    /// <param name="text">The sentence.</param>
    /// <param name="contextYear">The year of the heading above it, for dates without one.</param>
    /// <param name="areDatesClosed">Whether it stands under a heading about holidays, so that a date alone is a closed day.</param>
    public static Timetable Read(HoursText text, int? contextYear = null, bool areDatesClosed = false)
    {
        var result = new Timetable();
        var atoms = AtomReader.Read(text, contextYear);
        var namesHoliday = atoms.Exists(a => a.Kind == AtomKind.Holiday);
        result.NamesHoliday = namesHoliday;
        var reader = new TimetableReader(atoms, ItemReader.Read(atoms, result), result, text.Language.IsUnspaced);
        reader.Place(areDatesClosed, areDatesClosed || result.HasClosed || namesHoliday);
        return result;
    }

    private void Place(bool isUnderHolidays, bool areDatesClosed)
    {
        foreach (var item in _items.Where(i => i.Kind == ItemKind.Days))
        {
            _result.Named = item.IsWorkdays ? _result.Named : _result.Named.Union(item.Days);
        }

        ClaimClosed();
        TakeOut();
        JoinOpeningAndClosing();
        // "Approved 3 May 2026; the office is closed at weekends": nothing is closed on that date.
        PairAll(isUnderHolidays || (areDatesClosed && !_areDaysClosed));
        foreach (var day in _result.Closed.Each())
        {
            _result.Windows.Remove(day);
        }

        if (_result is { IsPartial: true, IsRoundTheClock: true })
        {
            // "24/7 or 8/5": for whom which?
            _result.Dayless.RemoveAll(IsWholeDay);
            foreach (var day in _result.Windows.Where(w => w.Value.Exists(IsWholeDay)).Select(w => w.Key).ToList())
            {
                _result.Windows.Remove(day);
            }

            _result.IsRoundTheClock = false;
        }

        foreach (var windows in _result.Windows.Values)
        {
            windows.Sort((a, b) => a.Start.CompareTo(b.Start));
        }
    }

    /// <summary>"Sunday closed", "closed on Sundays": by what stands between where both sides have a day.</summary>
    private void ClaimClosed()
    {
        for (var i = 0; i < _items.Count; i++)
        {
            if (_items[i].Kind != ItemKind.Closed)
            {
                continue;
            }

            var before =
                i > 0
                && _items[i - 1].IsWhen
                && IsNear(_items[i - 1].To, _items[i].From, 3 * _perWord)
                && !IsExcepted(_items[i - 1].To, _items[i].From)
                    ? i - 1
                    : -1;
            var after =
                i + 1 < _items.Count
                && _items[i + 1].IsWhen
                && IsNear(_items[i].To, _items[i + 1].From, 5 + _perWord - 1)
                    ? i + 1
                    : -1;
            var owner =
                before < 0 ? after
                : after < 0 ? before
                : Nearer(before, i, after);
            if (owner >= 0 && (HasPart(Math.Min(i, owner)) || IsEarly(_items[i].To)))
            {
                // "shuts half an hour earlier on Fridays".
                _result.IsPartial = true;
                _items.RemoveRange(Math.Min(i, owner), 2);
                i = Math.Min(i, owner) - 1;
            }
            else if (owner >= 0)
            {
                _areDaysClosed |= _items[owner].Kind == ItemKind.Days;
                Close(_items[owner]);
                _items.RemoveAt(Math.Max(i, owner));
                _items.RemoveAt(Math.Min(i, owner));
                i = Math.Min(i, owner) - 1;
            }
            else
            {
                _result.IsPartial |= before >= 0;
                _items.RemoveAt(i--);
            }
        }
    }

    private bool IsNear(int from, int to, int most)
    {
        var between = Between(from, to).Select(a => a.Kind).ToList();
        // A word is one character of a script without spaces.
        return !between.Contains(AtomKind.Stop) && between.Count(k => k == AtomKind.Word) <= most;
    }

    /// <summary>"Monday to Friday, except the days on which we are closed": what is closed is the exception.</summary>
    private bool IsExcepted(int from, int to) =>
        Enumerable.Range(from, Math.Max(0, to - from)).Any(a => _atoms[a].Kind == AtomKind.Except);

    private bool HasPart(int item) => Between(_items[item].To, _items[item + 1].From).Any(a => a.Kind == AtomKind.Part);

    /// <summary>"On 24 December 2026 we close two hours early": not closed all day, and from when is not said.</summary>
    private bool IsEarly(int from)
    {
        var at = from;
        while (at < _atoms.Count && _atoms[at].Kind is AtomKind.Word or AtomKind.Number or AtomKind.Filler)
        {
            at++;
        }

        return at < _atoms.Count && _atoms[at] is { Kind: AtomKind.Part, IsOfDay: false };
    }

    private int Nearer(int before, int closed, int after)
    {
        var isApart = IsApart(_items[before].To, _items[closed].From);
        var isApartAfter = IsApart(_items[closed].To, _items[after].From);
        // "9-5 Monday to Friday closed Saturday": the days before have their times.
        var isTaken = before > 0 && _items[before - 1].Kind == ItemKind.Windows;
        // "Wed closed Thu 9-5": the day after has hours of its own.
        if (_items[0].IsWhen && after + 1 < _items.Count && _items[after + 1].IsWhat && isApart == isApartAfter)
        {
            return before;
        }

        return isApart == isApartAfter && !isTaken ? -1
            : isApart || (isTaken && !isApartAfter) ? after
            : before;
    }

    private bool IsApart(int from, int to) => Between(from, to).Any(a => a.Joins || a.Kind == AtomKind.Stop);

    private IEnumerable<Atom> Between(int from, int to) => _atoms.Skip(from).Take(to - from);

    private void Close(Item item)
    {
        _result.Closed = _result.Closed.Union(item.Days);
        _result.Dated.AddRange(item.Dates.Select(d => new DatedHours(d)));
    }

    private void TakeOut()
    {
        foreach (var item in _items.Where(i => i.Kind == ItemKind.Excluded))
        {
            // "Open every day except 25 December 2026": that day is closed.
            _result.HasClosed |= item.Dates.Count > 0;
            Close(item);
        }

        foreach (var item in _items.Where(i => i.Kind == ItemKind.Break))
        {
            _result.Breaks.AddRange(item.Windows);
        }

        _items.RemoveAll(i => i.Kind is ItemKind.Excluded or ItemKind.Break);
    }

    /// <summary>"Opens at 9am Monday to Friday and closes at 5pm".</summary>
    private void JoinOpeningAndClosing()
    {
        if (
            _items.Count == 3
            && _items[1].IsWhen
            && (_items[0], _items[2]) is ({ Kind: ItemKind.Opening } opening, { Kind: ItemKind.Closing } closing)
        )
        {
            _items[0] = opening with
            {
                Kind = ItemKind.Windows,
                Windows = [new TimeWindow(opening.Time, closing.Time)],
            };
            _items.RemoveAt(2);
        }
    }

    private void PairAll(bool areDatesClosed)
    {
        if (!_items.Exists(i => i.IsWhen))
        {
            _result.Dayless.AddRange(_items.SelectMany(i => i.Windows));
            var ends = _items.Count(i => i.Kind is ItemKind.Opening or ItemKind.Closing);
            _result.HasEndOnly = ends > 0 && ends == _items.Count;
            _result.IsPartial |= ends > 0;
            return;
        }

        var areTimesFirst = _items[0].IsWhat;
        // "8-6 Monday to Thursday and Friday 8-4": whose Friday is, nobody can tell.
        if (areTimesFirst && _items[^1].IsWhat && !HasTwoWhens())
        {
            _result.IsPartial = true;
            return;
        }

        for (var i = 0; i < _items.Count; )
        {
            // Where the order turns ("8-6 Mon-Thu, Friday: 8-4") a pair ends.
            i = _items[i].IsWhat ? PairTimesFirst(i) : PairDaysFirst(i, areDatesClosed);
        }
    }

    private static bool IsWholeDay(TimeWindow window) => window.Start == window.End;

    private bool HasTwoWhens() =>
        Enumerable.Range(1, _items.Count - 1).Any(i => _items[i].IsWhen && _items[i - 1].IsWhen);

    private int PairTimesFirst(int i)
    {
        var at = i;
        while (at < _items.Count && _items[at].IsWhat)
        {
            at++;
        }

        if (at == _items.Count)
        {
            _result.IsPartial = true;
            return at;
        }

        // "10am to 4pm, and 11am to 5pm on Wednesdays": the first has no day.
        var first = at - 1;
        while (first > i && IsLater(_items[first - 1], _items[first]))
        {
            first--;
        }

        if (first > i)
        {
            _result.IsPartial = true;
            return at + 1;
        }

        Give(_items[at], _items[first..at]);
        return at + 1;
    }

    private int PairDaysFirst(int i, bool areDatesClosed)
    {
        var at = i + 1;
        if (
            at < _items.Count
            && _items[at].IsWhen
            && _items[i].Kind == ItemKind.Days
            && _items[at].Kind == ItemKind.Days
        )
        {
            // "On weekdays (Monday to Friday)": the second says the first again.
            _result.IsPartial |= !_items[i].IsWorkdays && _items[at].Days != _items[i].Days;
            return at;
        }

        if (at == _items.Count || _items[at].IsWhen)
        {
            if (_items[i].Kind == ItemKind.Dates && areDatesClosed)
            {
                Close(_items[i]);
            }
            else
            {
                var isSaid = _items[i].Days.Each().All(_result.Windows.ContainsKey);
                _result.IsPartial |=
                    _items[i].Kind == ItemKind.Days
                    && !isSaid
                    && (_result.Windows.Count > 0 || _result.Breaks.Count > 0);
                _result.HasUnclearDate |=
                    _items[i].Kind == ItemKind.Dates && _result.HasTimes && _result.Windows.Count == 0;
            }

            return at;
        }

        var to = at + 1;
        while (to < _items.Count && _items[to].IsWhat && IsLater(_items[to - 1], _items[to]))
        {
            to++;
        }

        // What stands before a further day may be its own: "Monday 9-5, 10-4 on Saturday".
        if (to < _items.Count && _items[to].IsWhat)
        {
            var isNext =
                to + 1 < _items.Count && _items[to + 1].IsWhen && (to + 2 == _items.Count || _items[to + 2].IsWhat);
            _result.IsPartial |= !isNext;
            Give(_items[i], _items[at..to]);
            return isNext ? to : to + 1;
        }

        Give(_items[i], _items[at..to]);
        return to;
    }

    private static bool IsLater(Item first, Item second) =>
        first.Windows.Count > 0
        && second.Windows.Count > 0
        && first.Windows[^1].End > first.Windows[^1].Start
        && first.Windows[^1].End <= second.Windows[0].Start;

    private void Give(Item when, List<Item> what)
    {
        if (when.Kind == ItemKind.Holidays)
        {
            return;
        }

        var windows = what.SelectMany(w => w.Windows).ToList();
        var opening = what.Find(w => w.Kind == ItemKind.Opening)?.Time;
        var closing = what.Find(w => w.Kind == ItemKind.Closing)?.Time;
        _result.Dated.AddRange(
            when.Dates.Select(d => new DatedHours(d)
            {
                Windows = windows,
                Opening = opening,
                Closing = closing,
            })
        );
        if (when.IsWorkdays)
        {
            _result.OfWorkdays.AddRange(windows);
        }

        foreach (var day in when.Days.Each())
        {
            if (windows.Count > 0)
            {
                SetWindows(day, windows, when.Days);
            }

            if (opening is { } from)
            {
                _result.Openings[day] = from;
            }

            if (closing is { } until)
            {
                SetClosing(day, until);
            }
        }
    }

    /// <summary>"Daily 8-8, Sundays 10-4": the narrower counts. "Monday to Thursday 14:30-15:00 as well" may come on top.</summary>
    private void SetWindows(IsoDayOfWeek day, List<TimeWindow> windows, DaySet days)
    {
        if (!_result.Windows.TryGetValue(day, out var known))
        {
            _result.Windows[day] = [.. windows];
            return;
        }

        var isNarrower = days.Each().Count() < _result.Windows.Count;
        var isInstead = known.Exists(k => windows.Exists(w => w.Start < k.End && k.Start < w.End));
        if (isNarrower && isInstead)
        {
            _result.Windows[day] = [.. windows];
        }
        else
        {
            _result.IsPartial |= !known.SequenceEqual(windows);
        }
    }

    /// <summary>"9 to 5 Monday to Thursday, and until 4 on Fridays": the opening is that of the other days.</summary>
    private void SetClosing(IsoDayOfWeek day, LocalTime closing)
    {
        var starts = _result.Windows.Values.Select(w => w[0].Start).Distinct().ToList();
        if (_result.Windows.ContainsKey(day) || starts.Count != 1)
        {
            _result.Closings[day] = closing;
        }
        else
        {
            _result.Windows[day] = [new TimeWindow(starts[0], closing)];
        }
    }
}
