using Charter.Policy.Calendars;
using NodaTime;

namespace Charter.Policy.Language.Timetables;

/// <summary>Puts the pieces of a sentence together: days to groups of days, times to windows, "closed" to what it closes.</summary>
internal sealed partial class ItemReader
{
    private readonly List<Atom> _atoms;
    private readonly Timetable _result;
    private readonly List<Item> _items = [];

    private ItemReader(List<Atom> atoms, Timetable result)
    {
        _atoms = atoms;
        _result = result;
    }

    public static List<Item> Read(List<Atom> atoms, Timetable result)
    {
        var reader = new ItemReader(atoms, result);
        reader.DropNamesOfDates();
        for (var i = 0; i < reader._atoms.Count; )
        {
            // Whoever takes more than one piece says where the next starts.
            i = Math.Max(i + 1, reader.ReadAt(i));
        }

        return reader._items;
    }

    private AtomKind Kind(int i) => i >= 0 && i < _atoms.Count ? _atoms[i].Kind : AtomKind.Stop;

    /// <summary>The next piece that is not a small word.</summary>
    private int Next(int i)
    {
        while (i < _atoms.Count && _atoms[i].IsSmall)
        {
            i++;
        }

        return i;
    }

    private int Before(int i)
    {
        i--;
        while (i >= 0 && _atoms[i].IsSmall)
        {
            i--;
        }

        return i;
    }

    private int ReadAt(int i)
    {
        switch (Kind(i))
        {
            case AtomKind.Days:
                return ReadDays(i);
            case AtomKind.Dates:
                return ReadDates(i);
            case AtomKind.UnclearDate:
                _result.HasUnclearDate = true;
                _result.HasExcepted |= Kind(Before(i)) == AtomKind.Except;
                return i;
            case AtomKind.Yearly:
                _result.HasUndated |= _atoms.Exists(a => a.Kind is AtomKind.UnclearDate);
                return i;
            case AtomKind.Time:
                return ReadTime(i);
            case AtomKind.Unread:
                _result.HasTimes = true;
                _result.IsPartial = true;
                return i;
            case AtomKind.Around:
                // "Not monitored 24 hours a day".
                if (IsDenied(i))
                {
                    _result.IsPartial = true;
                    return i;
                }

                _result.IsRoundTheClock = true;
                _items.Add(
                    new Item(ItemKind.Windows, i, i + 1)
                    {
                        Windows = [new TimeWindow(LocalTime.Midnight, LocalTime.Midnight)],
                    }
                );
                return i;
            case AtomKind.Closed:
                return ReadClosed(i);
            case AtomKind.Holiday:
                return ReadHoliday(i);
            case AtomKind.Season:
                _result.IsSeasonal = true;
                return i;
            case AtomKind.Part:
                // "On Saturday mornings from 9 to 12" says from when.
                _result.IsPartial |=
                    (Kind(Before(i)) == AtomKind.Days || Kind(Next(i + 1)) == AtomKind.Days)
                    && !(_atoms[i].IsOfDay && HasTimeAfter(i));
                return i;
            default:
                return i;
        }
    }

    private int ReadDays(int i)
    {
        var start = Next(i + 1);
        if (
            Kind(start) == AtomKind.From
            && Kind(Next(start + 1)) == AtomKind.Days
            && _atoms[i].Days == DaySet.All
            && _atoms[Next(start + 1)].Days.IsSingle
        )
        {
            // "Any day from Monday to Friday".
            return start + 1;
        }

        var (days, to) = ReadListedDays(i);

        // "every day except Sunday".
        var except = Next(Kind(Next(to)) == AtomKind.Pause ? Next(to) + 1 : to);
        var without = Next(except + 1);
        if (Kind(except) is AtomKind.Except or AtomKind.Not && Kind(without) == AtomKind.Days && !IsExcluded(i))
        {
            (days, to) = ReadWithout(days, without);
        }

        if ((Kind(Next(to)) == AtomKind.Part || Kind(Before(i)) == AtomKind.Part) && !HasTimeAfter(Next(to)))
        {
            // "Wednesday afternoons": from when is not said.
            _result.IsPartial = true;
            return to;
        }

        if (Kind(Before(i)) == AtomKind.Included || Kind(Next(to)) == AtomKind.Included)
        {
            // "8am to 8pm, weekends included": those of the other days, which it does not name.
            _result.IsPartial |= !_items.Exists(d => d.Kind == ItemKind.Days && days.Without(d.Days).IsEmpty);
            return to;
        }

        // "weekends excepted", "周末除外": said after the days.
        var isAfter =
            Kind(except) == AtomKind.Except
            && Kind(without)
                is not (AtomKind.Days or AtomKind.Dates or AtomKind.Holiday or AtomKind.Time or AtomKind.Word);
        // "非工作日": which days those are, it does not say.
        _result.IsPartial |= Kind(Before(i)) == AtomKind.Not && _atoms[i].IsWorkdays;
        _items.Add(
            new Item((IsExcluded(i) && !HasTimeAfter(i)) || isAfter ? ItemKind.Excluded : ItemKind.Days, i, to)
            {
                Days = days,
                IsWorkdays = _atoms[i].IsWorkdays && to == i + 1,
            }
        );
        return to;
    }

    /// <summary>The days that "except" leaves, and where the exception ends; an exception that could not be read is asked about.</summary>
    private (DaySet Days, int To) ReadWithout(DaySet days, int exception)
    {
        var said = new Timetable();
        var reader = new ItemReader(_atoms, said);
        var to = reader.ReadDays(exception);
        _result.HasUndated |= said.HasUndated;
        _result.IsPartial |= said.IsPartial || reader._items.Count == 0;
        return (
            reader._items is [.., { Kind: ItemKind.Excluded or ItemKind.Days } left] ? days.Without(left.Days) : days,
            to
        );
    }

    /// <summary>"Monday to Friday", "Mon, Wed and Fri": the days of a list, and where it ends.</summary>
    private (DaySet Days, int To) ReadListedDays(int i)
    {
        var days = _atoms[i].Days;
        var last = days;
        var to = i + 1;
        while (true)
        {
            var mark = Next(to);
            if (Kind(mark) is AtomKind.Range or AtomKind.Until && Kind(Dash(mark)) == AtomKind.Days && last.IsSingle)
            {
                var end = Dash(mark);
                days = _atoms[end].Days.IsSingle
                    ? days.Union(DaySet.Between(last, _atoms[end].Days))
                    : days.Union(_atoms[end].Days);
                last = _atoms[end].Days;
                to = end + 1;
                continue;
            }

            var joined = mark;
            while (joined < _atoms.Count && (_atoms[joined].Joins || _atoms[joined].IsSmall))
            {
                joined++;
            }

            if (joined > mark && Kind(joined) == AtomKind.Days)
            {
                last = _atoms[joined].Days;
                days = days.Union(last);
                to = joined + 1;
                continue;
            }

            if (joined > mark && Kind(joined) == AtomKind.Holiday && Kind(mark) is AtomKind.And)
            {
                _result.HasUndated = true;
                to = joined + 1;
                continue;
            }

            break;
        }

        return (days, to);
    }

    /// <summary>Chinese likes a dash of two characters.</summary>
    private int Dash(int mark) => Next(Kind(Next(mark + 1)) == AtomKind.Range ? Next(mark + 1) + 1 : mark + 1);

    /// <summary>"Except Sundays", "except 25 December 2026 and Sundays".</summary>
    private bool IsExcluded(int i)
    {
        var at = Before(i);
        if (Kind(at) == AtomKind.And)
        {
            while (Kind(at) is AtomKind.And or AtomKind.Pause or AtomKind.Dates or AtomKind.Holiday)
            {
                at = Before(at);
            }
        }

        return Kind(at) == AtomKind.Except || (Kind(Before(i)) == AtomKind.Not && !_atoms[i].IsWorkdays);
    }

    private bool IsDenied(int i) =>
        Enumerable.Range(Math.Max(0, i - 4), Math.Min(4, i)).Any(a => Kind(a) is AtomKind.Not or AtomKind.Closed);

    private bool HasTimeAfter(int i)
    {
        var at = Next(i + 1);
        while (
            Kind(at)
                is AtomKind.Pause
                    or AtomKind.From
                    or AtomKind.Between
                    or AtomKind.And
                    or AtomKind.Days
                    or AtomKind.Part
        )
        {
            at = Next(at + 1);
        }

        return Kind(at) is AtomKind.Time;
    }

    private int ReadHoliday(int i)
    {
        var before = Kind(Before(i));
        var after = Kind(Next(i + 1));
        _result.HasUndated = true;
        _result.HasExcepted |= before == AtomKind.Except;
        if (
            before is not (AtomKind.Except or AtomKind.Closed or AtomKind.And)
            && after is not (AtomKind.Except or AtomKind.Closed)
            && HasTimeAfter(i)
        )
        {
            _items.Add(new Item(ItemKind.Holidays, i, i + 1));
        }

        return i;
    }

    private int ReadTime(int i)
    {
        _result.HasTimes = true;
        var mark = Next(i + 1);
        var end = Dash(mark);
        var isBetween = Kind(Before(i)) == AtomKind.Between && Kind(mark) == AtomKind.And;
        if ((Kind(mark) is AtomKind.Range or AtomKind.Until || isBetween) && Kind(end) == AtomKind.Time)
        {
            return AddWindow(i, end);
        }

        // "opens at 9am and closes at 5pm".
        var before = Kind(Before(i));
        if (
            before is AtomKind.Closes or AtomKind.Until or AtomKind.Range or AtomKind.Closed
            || Kind(mark) == AtomKind.ClosesAfter
            // "Early closing Wednesday at 1pm".
            || (before is AtomKind.Days && Kind(Before(Before(i))) == AtomKind.Closes)
        )
        {
            return AddEnd(i, _atoms[i].Time.Closing(), ItemKind.Closing);
        }

        if (before is AtomKind.Opens or AtomKind.From || Kind(mark) == AtomKind.OpensAfter)
        {
            // "closed from 1pm".
            var isClosed = before == AtomKind.From && Kind(Before(Before(i))) == AtomKind.Closed;
            return isClosed
                ? AddEnd(i, _atoms[i].Time.Closing(), ItemKind.Closing)
                : AddEnd(i, _atoms[i].Time.Opening(), ItemKind.Opening);
        }

        _result.IsPartial = true;
        return i;
    }

    private int AddEnd(int i, LocalTime? time, ItemKind kind)
    {
        if (time is not { } known)
        {
            _result.IsPartial = true;
            return i;
        }

        if (_items.Count > 0 && _items[^1].Kind == ItemKind.Closed && kind == ItemKind.Closing)
        {
            _items.RemoveAt(_items.Count - 1);
            // "closed until 10" opens at ten.
            if (Kind(Before(i)) == AtomKind.Until)
            {
                kind = ItemKind.Opening;
                known = _atoms[i].Time.Opening() ?? known;
            }
        }

        if (kind == ItemKind.Closing && _items.Count > 0 && _items[^1] is { Kind: ItemKind.Opening } opening)
        {
            _items[^1] = new Item(ItemKind.Windows, opening.From, i + 1)
            {
                Windows = [new TimeWindow(opening.Time, known)],
            };
            return i;
        }

        _items.Add(new Item(kind, i, i + 1) { Time = known });
        return i;
    }

    private int AddWindow(int start, int end)
    {
        var previous =
            _items.Count > 0 && _items[^1] is { Kind: ItemKind.Windows } open && IsJoined(open.To, start)
                ? _items[^1]
                : null;
        var closedAt = previous?.Windows[^1].End;
        var minutes = closedAt is { } c ? (c.Hour * 60) + c.Minute : (int?)null;
        if (WrittenTime.Window(_atoms[start].Time, _atoms[end].Time, minutes) is not { } window)
        {
            _result.IsPartial = true;
            return end + 1;
        }

        var isBreak =
            Kind(Next(end + 1)) == AtomKind.Lunch
            || Enumerable.Range(Math.Max(0, start - 4), Math.Min(4, start)).Any(a => Kind(a) == AtomKind.Lunch)
            || (_items.Count > 0 && _items[^1].Kind == ItemKind.Closed)
            || Kind(Before(start)) == AtomKind.Except
            || (
                Kind(Before(start)) is AtomKind.Between or AtomKind.From
                && Kind(Before(Before(start))) == AtomKind.Except
            );
        if (isBreak)
        {
            if (_items.Count > 0 && _items[^1].Kind == ItemKind.Closed)
            {
                _items.RemoveAt(_items.Count - 1);
            }

            _items.Add(new Item(ItemKind.Break, start, end + 1) { Windows = [window] });
        }
        else if (
            previous is not null
            && previous.Windows[^1].End <= window.Start
            && previous.Windows[^1].End > previous.Windows[^1].Start
        )
        {
            _items[^1] = previous with { Windows = [.. previous.Windows, window], To = end + 1 };
        }
        else
        {
            _items.Add(new Item(ItemKind.Windows, start, end + 1) { Windows = [window] });
        }

        return end + 1;
    }

    private bool IsJoined(int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (!_atoms[i].Joins && !_atoms[i].IsSmall && Kind(i) is not (AtomKind.From or AtomKind.Between))
            {
                return false;
            }
        }

        return true;
    }

    private int ReadClosed(int i)
    {
        _result.HasClosed = true;
        _items.Add(new Item(ItemKind.Closed, i, i + 1));
        return i;
    }
}
