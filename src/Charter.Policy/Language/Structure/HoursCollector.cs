using System.Collections.Immutable;
using Charter.Policy.Calendars;
using Charter.Policy.Language.Analysis;
using NodaTime;

namespace Charter.Policy.Language.Structure;

/// <summary>Collects the support and peak hours, the zone and the dated holidays that a document defines.</summary>
internal sealed class HoursCollector
{
    private readonly Dictionary<IsoDayOfWeek, List<TimeWindow>> _hours = [];
    private readonly Dictionary<IsoDayOfWeek, List<TimeWindow>> _peak = [];
    private readonly Dictionary<IsoDayOfWeek, LocalTime> _closings = [];
    private readonly List<TimeWindow> _daylessPeak = [];
    private readonly SortedDictionary<LocalDate, HoursReader> _holidays = [];
    private string _zone = "";
    private bool _isRoundTheClock;
    private (LanguagePack Language, TextSpan Place, string Sentence)? _undated;

    public List<Diagnostic> Diagnostics { get; } = [];

    public bool HasHours => _hours.Count > 0 || _isRoundTheClock;

    public bool HasPeak => _peak.Count > 0 || _daylessPeak.Count > 0;

    public void Read(string sentence, LanguagePack language, PolicySentence place)
    {
        var reading = HoursReader.Read(sentence, language);
        if (reading.Zone is { } zone && _zone.Length == 0)
        {
            _zone = zone;
        }

        if (reading.Dates.Count > 0)
        {
            reading.Dates.ForEach(d => _holidays.TryAdd(d.Date, reading));
        }
        else if (reading.HasUndated)
        {
            _undated ??= (language, place.Span, sentence);
        }

        foreach (var (day, closing) in reading.Closings)
        {
            _closings.TryAdd(day, closing);
        }

        if (reading.IsPeak)
        {
            _daylessPeak.AddRange(reading.Dayless);
        }

        if (reading.Windows.Count == 0)
        {
            _isRoundTheClock |= reading.IsRoundTheClock;
            NoteUnclear(reading, sentence, language, place);
            return;
        }

        var target = reading.IsPeak ? _peak : _hours;
        foreach (var (day, windows) in reading.Windows)
        {
            // The first sentence that speaks of a day counts; further ones are mostly other counters and lines.
            target.TryAdd(day, windows);
        }

        if (!reading.IsPeak && _zone.Length == 0 && !Diagnostics.Exists(d => d.Code == "P130"))
        {
            Diagnostics.Add(language.Messages.Write("P130", DiagnosticSeverity.Info, place.Span, sentence));
        }
    }

    /// <summary>The calendar; <c>null</c> when no hours were given. An empty zone means that the text names none.</summary>
    public CalendarDefinition? Calendar()
    {
        if (_zone.Length > 0)
        {
            Diagnostics.RemoveAll(d => d.Code == "P130");
        }

        if (_undated is { } undated && _holidays.Count == 0 && HasHours)
        {
            Diagnostics.Add(
                undated.Language.Messages.Write("P134", DiagnosticSeverity.Info, undated.Place, undated.Sentence)
            );
        }

        if (!HasHours && !HasPeak)
        {
            return null;
        }

        // One line that is staffed day and night does not open the office; where nothing else is said, it is all there is.
        var hours = _hours.Count > 0 ? _hours : AllDay();
        foreach (var (day, closing) in _closings)
        {
            if (hours.TryGetValue(day, out var windows) && windows[^1].Start < closing)
            {
                windows[^1] = new TimeWindow(windows[^1].Start, closing);
            }
        }

        return new CalendarDefinition(
            _zone,
            Freeze(hours),
            Freeze(Peak(hours)),
            [.. _holidays.Select(h => Holiday(h.Key, h.Value, hours))]
        );
    }

    private static Dictionary<IsoDayOfWeek, List<TimeWindow>> AllDay() =>
        Enumerable
            .Range(1, 7)
            .ToDictionary(
                d => (IsoDayOfWeek)d,
                _ => new List<TimeWindow> { new(LocalTime.Midnight, LocalTime.Midnight) }
            );

    private void NoteUnclear(HoursReader reading, string sentence, LanguagePack language, PolicySentence place)
    {
        var isRead =
            reading.Dates.Count > 0
            || reading.Closings.Count > 0
            || (reading.IsPeak && reading.Dayless.Count > 0)
            || reading.IsRoundTheClock;
        if (reading.LooksLikeHours && !isRead)
        {
            Diagnostics.Add(language.Messages.Write("P131", DiagnosticSeverity.Warning, place.Span, sentence));
        }
    }

    /// <summary>Peak hours count while the office is open: "on any day that we are open" gives them no day of their own.</summary>
    private Dictionary<IsoDayOfWeek, List<TimeWindow>> Peak(Dictionary<IsoDayOfWeek, List<TimeWindow>> hours)
    {
        if (_peak.Count > 0)
        {
            return _peak;
        }

        var peak = new Dictionary<IsoDayOfWeek, List<TimeWindow>>();
        foreach (var (day, windows) in hours)
        {
            var cut = _daylessPeak.SelectMany(p => windows.Select(w => Cut(p, w))).OfType<TimeWindow>().ToList();
            if (cut.Count > 0)
            {
                peak[day] = cut;
            }
        }

        return peak;
    }

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

    private static Holiday Holiday(
        LocalDate date,
        HoursReader reading,
        Dictionary<IsoDayOfWeek, List<TimeWindow>> hours
    )
    {
        if (reading.DateWindows.Count > 0)
        {
            return new Holiday(date, [.. reading.DateWindows]);
        }

        var usual = hours.TryGetValue(date.DayOfWeek, out var windows) ? windows : [];
        var opens = reading.DateOpening ?? (usual.Count > 0 ? usual[0].Start : (LocalTime?)null);
        var closes = reading.DateClosing ?? (usual.Count > 0 ? usual[^1].End : (LocalTime?)null);
        var isPart = reading.DateOpening is not null || reading.DateClosing is not null;
        return isPart && opens is { } from && closes is { } to
            ? new Holiday(date, [new TimeWindow(from, to)])
            : new Holiday(date, []);
    }

    private static ImmutableDictionary<IsoDayOfWeek, ImmutableArray<TimeWindow>> Freeze(
        Dictionary<IsoDayOfWeek, List<TimeWindow>> days
    ) => days.ToImmutableDictionary(d => d.Key, d => d.Value.ToImmutableArray());
}
