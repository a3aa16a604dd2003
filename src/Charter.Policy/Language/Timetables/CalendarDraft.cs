using System.Collections.Immutable;
using Charter.Policy.Calendars;
using NodaTime;

namespace Charter.Policy.Language.Timetables;

/// <summary>The calendar of a document while its sentences are read. What they leave open, or say twice and otherwise, becomes a question.</summary>
internal sealed class CalendarDraft
{
    private readonly List<HoursSentence> _hours = [];
    private readonly List<HoursSentence> _peak = [];
    private readonly List<HoursSentence> _ofPromises = [];
    private readonly SortedDictionary<LocalDate, (DatedHours Hours, HoursSentence Sentence)> _dated = [];
    private readonly List<Diagnostic> _diagnostics = [];
    private HoursSentence? _undated;

    public string Zone { get; set; } = "";

    public IReadOnlyList<Diagnostic> Diagnostics => _diagnostics;

    public bool HasHours => _hours.Exists(h => h.Table.Windows.Count > 0 || h.Table.IsRoundTheClock);

    public bool HasPeak => _peak.Exists(h => h.Table.Windows.Count > 0 || h.Table.Dayless.Count > 0);

    /// <param name="sentence">What was read.</param>
    /// <param name="isPeak">Whether it says when peak hours are.</param>
    /// <param name="isRule">Whether it says in which hours times run.</param>
    public void Add(HoursSentence sentence, bool isPeak, bool isRule)
    {
        var table = sentence.Table;
        AddDates(sentence);
        if (table.HasUnclearDate)
        {
            _diagnostics.Add(sentence.Tell("P135"));
        }

        if (table.HasUndated && table.Dated.Count == 0)
        {
            _undated ??= sentence;
        }

        var hasWeek = table.Windows.Count > 0 || table.Dayless.Count > 0 || table.IsRoundTheClock;
        if (isPeak)
        {
            _peak.Add(sentence);
            NotePartial(sentence, table.IsPartial || (!hasWeek && table.HasTimes));
            return;
        }

        if (sentence.IsSpecial && (hasWeek || table.IsPartial) && !isRule)
        {
            _diagnostics.Add(sentence.Tell("P137"));
            return;
        }

        // "Closed on 3 May 2027 from 12:00 to 13:00": all of that day?
        var isUnplaced =
            table.Dayless.Count > 0
            && !table.IsRoundTheClock
            && (table.Dated.Count == 0 || table.Dated.Exists(d => d.IsClosed));
        var hasNothing =
            // "Support hours: Monday to Saturday": from when to when?
            (
                table.HasTimes
                || (
                    !table.Named.IsEmpty
                    && table.Closed.IsEmpty
                    && !sentence.IsWorkingDay
                    && !sentence.IsSpecial
                    && !isRule
                )
            )
            && !hasWeek
            && table.Dated.Count == 0
            && !table.HasChanges;
        NotePartial(
            sentence,
            !table.HasUnclearDate
                && (table.IsPartial || isUnplaced || hasNothing || (table.IsSeasonal && (hasWeek || table.HasChanges)))
        );
        if (!table.IsSeasonal)
        {
            _hours.Add(sentence);
        }
    }

    private void AddDates(HoursSentence sentence)
    {
        foreach (var dated in sentence.Table.Dated)
        {
            if (!_dated.TryAdd(dated.Date, (dated, sentence)) && IsOther(_dated[dated.Date].Hours, dated))
            {
                _diagnostics.Add(sentence.Tell("P136"));
            }
        }
    }

    /// <summary>A promise that names hours of its own: they are compared with the calendar, and are not in it.</summary>
    public void AddOfPromise(HoursSentence sentence) => _ofPromises.Add(sentence);

    private void NoteHoursOfPromises(Dictionary<IsoDayOfWeek, List<TimeWindow>> week)
    {
        foreach (var sentence in _ofPromises)
        {
            var isSame =
                week.Count > 0
                && sentence.Table.Windows.All(d => week.TryGetValue(d.Key, out var open) && open.SequenceEqual(d.Value))
                && (
                    sentence.Table.Dayless.Count == 0
                    || week.Values.All(open => open.SequenceEqual(sentence.Table.Dayless))
                );
            if (!isSame)
            {
                _diagnostics.Add(sentence.Tell("P137"));
            }
        }
    }

    /// <summary>The calendar; <c>null</c> when no hours were given.</summary>
    public CalendarDefinition? Build()
    {
        SettleWorkingDays();
        var hours = Week();
        NoteHoursOfPromises(hours);
        if (
            _undated is { } undated
            && (_dated.Count == 0 || undated.Table.HasUnclearDate)
            && (HasHours || undated.Table.HasClosed)
        )
        {
            _diagnostics.Add(undated.Tell("P134", DiagnosticSeverity.Info));
        }

        NoteWorkingDays(hours);
        var peak = PeakWeek(hours);
        if (hours.Count == 0 && peak.Count == 0)
        {
            NoteUnused();
            return null;
        }

        if (hours.Count == 0)
        {
            // Peak hours are a part of support hours, and nobody said which those are.
            _diagnostics.Add(_peak[0].Tell("P144", DiagnosticSeverity.Info));
        }

        if (Zone.Length == 0 && _hours.Find(h => h.Table.Windows.Count > 0) is { } first)
        {
            _diagnostics.Add(first.Tell("P130", DiagnosticSeverity.Info));
        }

        NoteHalfDates(hours);
        return new CalendarDefinition(
            Zone,
            Freeze(hours),
            Freeze(peak),
            [
                .. _dated.Values.Select(d => new Holiday(
                    d.Hours.Date,
                    [.. d.Hours.On(hours.GetValueOrDefault(d.Hours.Date.DayOfWeek) ?? [])]
                )),
            ]
        );
    }

    private static bool IsOther(DatedHours first, DatedHours second) =>
        !first.Windows.SequenceEqual(second.Windows)
        || first.Opening != second.Opening
        || first.Closing != second.Closing;

    private void NotePartial(HoursSentence sentence, bool isPartial)
    {
        if (isPartial)
        {
            _diagnostics.Add(sentence.Tell("P131"));
        }
    }

    /// <summary>"On Sunday 27 December 2026 we close at 2pm", and on Sundays there are no hours: when do we open?</summary>
    private void NoteHalfDates(Dictionary<IsoDayOfWeek, List<TimeWindow>> week)
    {
        foreach (var (hours, sentence) in _dated.Values)
        {
            NotePartial(sentence, hours.IsHalf && !week.ContainsKey(hours.Date.DayOfWeek));
        }
    }

    /// <summary>Dates, closings and peak hours without any hours to change.</summary>
    private void NoteUnused()
    {
        foreach (var sentence in _hours)
        {
            NotePartial(sentence, sentence.Table.HasEnds && !sentence.Table.IsPartial);
        }

        foreach (var sentence in _peak)
        {
            NotePartial(sentence, sentence.Table.Dayless.Count > 0 && !sentence.Table.IsPartial);
        }

        if (_dated.Count > 0)
        {
            _diagnostics.Add(_dated.First().Value.Sentence.Tell("P144", DiagnosticSeverity.Info));
        }
    }

    /// <summary>The week: the hours of the desk before those of one of its services; the first sentence that speaks of a day counts.</summary>
    private Dictionary<IsoDayOfWeek, List<TimeWindow>> Week()
    {
        SetLinesAside();
        var week = new Dictionary<IsoDayOfWeek, List<TimeWindow>>();
        var weekly = _hours.Where(h => h.Table.Windows.Count > 0).OrderByDescending(h => h.IsGeneral).ToList();
        foreach (var sentence in weekly)
        {
            // The hours of the chat say nothing of the telephone.
            var isSame =
                sentence.IsGeneral == weekly[0].IsGeneral
                && (sentence.IsGeneral || sentence.Service == weekly[0].Service);
            var isOther = false;
            foreach (var (day, windows) in sentence.Table.Windows)
            {
                var open = Without(windows, sentence.Table.Breaks);
                if (week.TryGetValue(day, out var known))
                {
                    isOther |= !known.SequenceEqual(open);
                }
                else if (isSame)
                {
                    week[day] = open;
                }
                else
                {
                    isOther = true;
                }
            }

            if (isOther)
            {
                _diagnostics.Add(sentence.Tell("P136"));
            }
        }

        if (week.Count == 0 && _hours.Exists(h => h.Table.IsRoundTheClock))
        {
            foreach (var day in DaySet.All.Each())
            {
                week[day] = [new TimeWindow(LocalTime.Midnight, LocalTime.Midnight)];
            }
        }

        Change(week, weekly.Count > 0 ? weekly[0] : null);
        return week;
    }

    /// <summary>"Working days are Monday to Saturday": then hours on working days are those of Saturday too, wherever that is said.</summary>
    private void SettleWorkingDays()
    {
        var said = _hours
            .Where(h => h.IsWorkingDay)
            .Select(h => h.DaysOfWork)
            .Where(d => !d.IsEmpty)
            .Distinct()
            .ToList();
        if (said is not [var days])
        {
            return;
        }

        foreach (var table in _hours.Concat(_peak).Concat(_ofPromises).Select(h => h.Table))
        {
            foreach (var day in DaySet.Weekdays.Union(days).Each())
            {
                if (table.OfWorkdays.Count == 0)
                {
                    continue;
                }

                if (!days.Has(day) && table.Windows.GetValueOrDefault(day)?.SequenceEqual(table.OfWorkdays) == true)
                {
                    table.Windows.Remove(day);
                }
                else if (days.Has(day))
                {
                    table.Windows.TryAdd(day, [.. table.OfWorkdays]);
                }
            }
        }
    }

    /// <summary>
    /// "Hotline: day and night. Counter: Monday to Friday 9 to 5": a line that never closes says nothing of the hours in
    /// which the others work.
    /// </summary>
    private void SetLinesAside()
    {
        if (!_hours.Exists(h => h.Table.Windows.Values.Any(d => !d.Exists(w => w.Start == w.End))))
        {
            return;
        }

        foreach (var line in _hours.Where(h => h is { Table.IsRoundTheClock: true, Service.Length: > 0 }).ToList())
        {
            _hours.Remove(line);
            _diagnostics.Add(line.Tell("P137"));
        }
    }

    /// <summary>Later closings, lunch and days off, in sentences of their own.</summary>
    private void Change(Dictionary<IsoDayOfWeek, List<TimeWindow>> week, HoursSentence? first)
    {
        foreach (var sentence in _hours)
        {
            if (first is { IsGeneral: false } && !sentence.IsGeneral && sentence.Service != first.Service)
            {
                // "Email Saturday: closed" says nothing of the telephone.
                if (
                    sentence.Table.Windows.Count == 0
                    && (sentence.Table.HasChanges || sentence.Table.Closed.Each().Any(week.ContainsKey))
                )
                {
                    _diagnostics.Add(sentence.Tell("P136"));
                }

                continue;
            }

            var table = sentence.Table;
            var isUnplaced = false;
            foreach (var day in DaySet.All.Each())
            {
                var isChanged = table.Closings.ContainsKey(day) || table.Openings.ContainsKey(day);
                if (!week.TryGetValue(day, out var windows))
                {
                    isUnplaced |= isChanged && week.Count > 0;
                    continue;
                }

                if (table.Closed.Has(day) && !table.Windows.ContainsKey(day))
                {
                    week.Remove(day);
                    continue;
                }

                isUnplaced |= !Move(windows, table, day);

                if (table.Windows.Count == 0 && table.Breaks.Count > 0 && table.Named.IsEmpty)
                {
                    week[day] = Without(windows, table.Breaks);
                }
            }

            NotePartial(sentence, isUnplaced && !table.IsPartial);
        }
    }

    /// <summary>Moves the opening and the closing of a day; <c>false</c> where the new one does not fit its hours.</summary>
    private static bool Move(List<TimeWindow> windows, Timetable table, IsoDayOfWeek day)
    {
        var fits = true;
        if (table.Closings.TryGetValue(day, out var closing))
        {
            fits = windows[^1].Start < closing;
            windows[^1] = fits ? new TimeWindow(windows[^1].Start, closing) : windows[^1];
        }

        if (table.Openings.TryGetValue(day, out var opening))
        {
            fits &= opening < windows[0].End || windows[0].End <= windows[0].Start;
            windows[0] = fits ? new TimeWindow(opening, windows[0].End) : windows[0];
        }

        return fits;
    }

    private static List<TimeWindow> Without(List<TimeWindow> windows, List<TimeWindow> breaks)
    {
        var open = new List<TimeWindow>(windows);
        foreach (var pause in breaks)
        {
            open = [.. open.SelectMany(w => Without(w, pause))];
        }

        return open.Count > 0 ? open : windows;
    }

    private static IEnumerable<TimeWindow> Without(TimeWindow window, TimeWindow pause)
    {
        var runsOn = window.End <= window.Start;
        if (pause.End <= pause.Start || pause.End <= window.Start || (pause.Start >= window.End && !runsOn))
        {
            yield return window;
            yield break;
        }

        if (pause.Start > window.Start)
        {
            yield return new TimeWindow(window.Start, pause.Start);
        }

        if (pause.End < window.End || runsOn)
        {
            yield return new TimeWindow(pause.End, window.End);
        }
    }

    /// <summary>The engine counts as a working day each day with support hours; a text that says otherwise is asked about.</summary>
    private void NoteWorkingDays(Dictionary<IsoDayOfWeek, List<TimeWindow>> week)
    {
        foreach (var sentence in _hours.Where(h => h.IsWorkingDay))
        {
            var days = sentence.DaysOfWork;
            var open = week.Keys.Aggregate(default(DaySet), (set, day) => set.Union(DaySet.Of(day)));
            if (!days.IsEmpty && days != open)
            {
                _diagnostics.Add(sentence.Tell(week.Count > 0 ? "P143" : "P131"));
            }
        }
    }

    /// <summary>Peak hours count while the office is open: "on any day that we are open" gives them no day of their own.</summary>
    private Dictionary<IsoDayOfWeek, List<TimeWindow>> PeakWeek(Dictionary<IsoDayOfWeek, List<TimeWindow>> hours)
    {
        var peak = new Dictionary<IsoDayOfWeek, List<TimeWindow>>();
        foreach (var sentence in _peak)
        {
            var isOther = false;
            foreach (var (day, windows) in sentence.Table.Windows)
            {
                var inHours = hours.Count == 0 ? windows : Cut(windows, hours.GetValueOrDefault(day) ?? []);
                if (inHours.Count > 0 && !peak.TryAdd(day, inHours))
                {
                    isOther |= !peak[day].SequenceEqual(inHours);
                }
            }

            if (isOther)
            {
                _diagnostics.Add(sentence.Tell("P136"));
            }
        }

        if (peak.Count > 0)
        {
            return peak;
        }

        foreach (var (day, windows) in hours)
        {
            var cut = Cut([.. _peak.SelectMany(p => p.Table.Dayless)], windows);
            if (cut.Count > 0)
            {
                peak[day] = cut;
            }
        }

        return peak;
    }

    private static List<TimeWindow> Cut(List<TimeWindow> peak, List<TimeWindow> open) =>
        [.. peak.SelectMany(p => open.Select(w => Cut(p, w))).OfType<TimeWindow>()];

    private static TimeWindow? Cut(TimeWindow peak, TimeWindow open)
    {
        // Windows that run past midnight are left as they are.
        if (peak.End <= peak.Start || open.End <= open.Start)
        {
            return peak;
        }

        var start = LocalTime.Max(peak.Start, open.Start);
        var end = LocalTime.Min(peak.End, open.End);
        return start < end ? new TimeWindow(start, end) : null;
    }

    private static ImmutableDictionary<IsoDayOfWeek, ImmutableArray<TimeWindow>> Freeze(
        Dictionary<IsoDayOfWeek, List<TimeWindow>> days
    ) => days.ToImmutableDictionary(d => d.Key, d => d.Value.ToImmutableArray());
}
