using NodaTime;

namespace Charter.Policy.Language.Timetables;

/// <content>Dates: their lists and stretches, and what is said of them in brackets and exceptions.</content>
internal sealed partial class ItemReader
{
    /// <summary>"Thursday 24 December 2026", "Good Friday (26 March 2027)": the day and the name of a date say nothing more.</summary>
    private void DropNamesOfDates()
    {
        for (var i = 0; i < _atoms.Count; i++)
        {
            if (Kind(i) is not AtomKind.Dates)
            {
                continue;
            }

            foreach (var step in new[] { -1, 1 })
            {
                var at = i + step;
                while (
                    at >= 0
                    && at < _atoms.Count
                    && at - i is >= -3 and <= 3
                    && Kind(at) is AtomKind.Pause or AtomKind.Filler or AtomKind.Range
                )
                {
                    at += step;
                }

                // "24 December 2026 to Monday 4 January 2027": the day belongs to the later date.
                var isOthers = step == 1 && Kind(at + 1) is AtomKind.Dates;
                if (isOthers)
                {
                    continue;
                }

                if (Kind(at) == AtomKind.Holiday)
                {
                    _atoms[at] = _atoms[at] with { Kind = AtomKind.Filler };
                }
                else if (Kind(at) == AtomKind.Days && _atoms[at].Days.IsSingle && Math.Abs(at - i) <= 2)
                {
                    var dates = _atoms[i].Dates!;
                    _result.HasUnclearDate |=
                        !_atoms[at].Days.Has(dates[0].DayOfWeek) && !_atoms[at].Days.Has(dates[^1].DayOfWeek);
                    _atoms[at] = _atoms[at] with { Kind = AtomKind.Filler };
                }
            }
        }
    }

    private int ReadDates(int i)
    {
        var (dates, to, last) = ReadListedDates(i);
        var isBack = Kind(Before(i)) == AtomKind.Reopen || Kind(Next(i + 1)) == AtomKind.Reopen;
        if (Kind(Before(i)) is AtomKind.Until || (Kind(Before(i)) is AtomKind.From && dates.Count == 1))
        {
            // "Closed until 5 January 2027", "from 1 June 2027 we close at 8pm": since when, or how long, is not said.
            _result.HasUnclearDate = true;
        }
        else if (Kind(Before(i)) == AtomKind.Part && !HasTimeAfter(to - 1))
        {
            _result.IsPartial = true;
            _result.HasPartOfDate = true;
        }
        else if (IsExcepted(i, to))
        {
            AddExcepted(dates, i, to);
        }
        else if (!isBack)
        {
            AddDates(dates, last, i, to);
        }

        return to;
    }

    /// <summary>"25 December, 26 December (until 1pm)": what stands in the bracket is said of the last.</summary>
    private void AddDates(List<LocalDate> dates, int last, int i, int to)
    {
        var isLasts = dates.Count > 1 && last < dates.Count && IsBracketOfTimes(Next(to)) && !_atoms[i].IsStretch;
        var isListed = last > 0 && last < dates.Count && _atoms[i..to].TrueForAll(a => a.Kind != AtomKind.And);
        if ((isLasts && last == 0) || (isListed && Kind(Next(to)) == AtomKind.Until))
        {
            // "25 and 26 December (until 1pm)", "25 December, 26 December until 1pm" may be said of both.
            _result.HasUnclearDate = true;
            return;
        }

        if (isLasts)
        {
            _items.Add(new Item(ItemKind.Dates, i, i + 1) { Dates = [.. dates.Take(last).Distinct()] });
            _items.Add(new Item(ItemKind.Dates, to - 1, to) { Dates = [.. dates.Skip(last).Distinct()] });
            return;
        }

        _items.Add(new Item(ItemKind.Dates, i, to) { Dates = [.. dates.Distinct()] });
    }

    private bool IsBracketOfTimes(int at)
    {
        if (at >= _atoms.Count || !_atoms[at].IsBracket)
        {
            return false;
        }

        var within = at + 1;
        while (within < _atoms.Count && within < at + 6 && Kind(within) is not (AtomKind.Pause or AtomKind.Stop))
        {
            if (Kind(within++) == AtomKind.Time)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether dates are left out of the hours of the sentence: "except on …", "… 除外". Dates with times of their own are not.</summary>
    private bool IsExcepted(int i, int to)
    {
        if (
            Kind(Next(to)) == AtomKind.Except
            && Kind(Next(Next(to) + 1)) is not (AtomKind.Days or AtomKind.Dates or AtomKind.Holiday or AtomKind.Time)
        )
        {
            return true;
        }

        var before = Before(i);
        while (
            Kind(before) is AtomKind.Pause or AtomKind.And or AtomKind.Holiday or AtomKind.Dates or AtomKind.UnclearDate
        )
        {
            before = Before(before);
        }

        return Kind(before) is AtomKind.Except or AtomKind.Not
            && !HasOwnTimes(to, isFirst: Kind(Before(before)) == AtomKind.Stop);
    }

    /// <summary>"except 24 December 2026, when we close at 1pm"; after "Except on 24 December 2026, …" the hours of other days follow.</summary>
    private bool HasOwnTimes(int to, bool isFirst)
    {
        for (var at = to; at < _atoms.Count; at++)
        {
            if (
                Kind(at) is AtomKind.Stop or AtomKind.Days or AtomKind.Dates
                || (isFirst && Kind(at) == AtomKind.Pause && !_atoms[at].IsBracket)
            )
            {
                return false;
            }

            if (Kind(at) is AtomKind.Time or AtomKind.Unread)
            {
                return true;
            }
        }

        return false;
    }

    private void AddExcepted(List<LocalDate> dates, int i, int to)
    {
        _result.HasExcepted = true;
        if (_items is [.., { Kind: ItemKind.Closed }])
        {
            // "Closed on holidays except 24 December 2026": open then, but from when to when?
            _result.HasUnclearDate = true;
            return;
        }

        _items.Add(new Item(ItemKind.Excluded, i, to) { Dates = [.. dates.Distinct()] });
    }

    /// <summary>The dates of a list or a stretch, where it ends, and how many of them stand before the last; 0 where they are one.</summary>
    private (List<LocalDate> Dates, int To, int Last) ReadListedDates(int i)
    {
        var dates = _atoms[i].Dates!.ToList();
        var to = i + 1;
        var last = 0;
        while (true)
        {
            var mark = Next(to);
            var next = Dash(mark);
            var isBetween = to == i + 1 && Kind(Before(i)) == AtomKind.Between && Kind(mark) == AtomKind.And;
            if ((Kind(mark) is AtomKind.Range or AtomKind.Until || isBetween) && Kind(next) == AtomKind.Dates)
            {
                last = dates.Count == 1 ? int.MaxValue : last;
                var end = _atoms[next].Dates![0];
                dates.AddRange(AtomReader.Between(dates[^1], end));
                _result.IsPartial |= Period.DaysBetween(dates[^1], end) is < 0 or > 61;
                var isInclusive =
                    isBetween || Kind(mark) == AtomKind.Range || _atoms.Exists(a => a.Kind == AtomKind.Inclusive);
                // "Until 4 January": whether the fourth itself is closed, nobody can tell.
                _result.HasUnclearDate |= !isInclusive;
                dates.AddRange(isInclusive ? _atoms[next].Dates! : []);
                to = next + 1;
                continue;
            }

            var joined = mark;
            while (joined < _atoms.Count && (_atoms[joined].Joins || _atoms[joined].IsSmall))
            {
                joined++;
            }

            if (joined > mark && Kind(joined) == AtomKind.Dates)
            {
                last = dates.Count;
                dates.AddRange(_atoms[joined].Dates!);
                to = joined + 1;
                continue;
            }

            break;
        }

        return (dates, to, last);
    }
}
