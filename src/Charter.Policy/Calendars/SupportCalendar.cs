using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using NodaTime;

namespace Charter.Policy.Calendars;

/// <summary>
/// Checked support hours that count working time at the same cost for an hour and for a year, from 1900 to 2199.
/// Safe to share between threads.
/// </summary>
/// <remarks>
/// Open stretches are laid out for the years that are asked about, and for more of them when somebody asks about others;
/// after that every question is a binary search that allocates nothing.
/// </remarks>
public sealed partial class SupportCalendar
{
    internal const int FirstYear = 1900;
    internal const int EndYear = 2200;

    private static readonly Instant Earliest = Instant.FromUtc(FirstYear, 1, 1, 0, 0);
    private static readonly Instant Latest = Instant.FromUtc(EndYear, 1, 1, 0, 0);

    private readonly ImmutableArray<TimeWindow>[] _week = new ImmutableArray<TimeWindow>[8];
    private readonly ImmutableArray<TimeWindow>[] _peakWeek = new ImmutableArray<TimeWindow>[8];
    private readonly FrozenDictionary<LocalDate, Holiday> _holidays;
    private readonly Lock _growing = new();
    private volatile WorkingTable? _table;

    private SupportCalendar(CalendarDefinition definition, DateTimeZone zone)
    {
        Definition = definition;
        Zone = zone;
        for (var day = IsoDayOfWeek.Monday; day <= IsoDayOfWeek.Sunday; day++)
        {
            _week[(int)day] = WindowsOf(definition.Hours, day);
            _peakWeek[(int)day] = WindowsOf(definition.Peak, day);
        }

        _holidays = (definition.Holidays.IsDefault ? [] : definition.Holidays).ToFrozenDictionary(day => day.Date);
    }

    /// <summary>The hours as people stated them.</summary>
    public CalendarDefinition Definition { get; }

    public DateTimeZone Zone { get; }

    /// <summary>Checks support hours and makes the calendar that counts them.</summary>
    /// <returns><c>false</c> when anything is wrong; then <paramref name="problems"/> names all of it.</returns>
    public static bool TryCreate(
        CalendarDefinition definition,
        [NotNullWhen(true)] out SupportCalendar? calendar,
        out ImmutableArray<CalendarProblem> problems
    )
    {
        ArgumentNullException.ThrowIfNull(definition);
        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(definition.Zone ?? "");
        problems = CalendarChecks.Of(definition, zone);
        calendar = problems.IsEmpty && zone is not null ? new SupportCalendar(definition, zone) : null;
        return calendar is not null;
    }

    /// <summary>Makes a calendar of hours that are known to be right.</summary>
    /// <exception cref="ArgumentException">They are not; the message names every problem.</exception>
    public static SupportCalendar Create(CalendarDefinition definition) =>
        TryCreate(definition, out var calendar, out var problems)
            ? calendar
            : throw new ArgumentException(string.Join("; ", problems), nameof(definition));

    /// <summary>A calendar that is open at every instant.</summary>
    /// <param name="zone">The IANA zone id, which decides where days begin.</param>
    public static SupportCalendar AlwaysOpen(string zone)
    {
        ImmutableArray<TimeWindow> wholeDay = [new TimeWindow(LocalTime.Midnight, LocalTime.Midnight)];
        var days = Enumerable.Range((int)IsoDayOfWeek.Monday, 7).Select(day => (IsoDayOfWeek)day);
        return Create(
            new CalendarDefinition(
                zone,
                days.ToImmutableDictionary(day => day, _ => wholeDay),
                ImmutableDictionary<IsoDayOfWeek, ImmutableArray<TimeWindow>>.Empty,
                []
            )
        );
    }

    /// <summary>Whether the instant lies in support hours.</summary>
    public bool IsOpen(Instant at) => TableFor(at).IsOpen(Nanoseconds(at));

    /// <summary>
    /// Whether the instant lies in a peak window. On a date with a dated exception of no hours there is no peak;
    /// every other time is off-peak.
    /// </summary>
    public bool IsPeak(Instant at)
    {
        var local = at.InZone(Zone).LocalDateTime;
        return InPeak(local.Date, local.TimeOfDay.NanosecondOfDay)
            || InPeak(local.Date.PlusDays(-1), local.TimeOfDay.NanosecondOfDay + NodaConstants.NanosecondsPerDay);
    }

    /// <summary>The instant itself when it is open, else the next opening.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No opening follows before the year 2200.</exception>
    public Instant NextOpening(Instant at)
    {
        var table = TableFor(at);
        long opening;
        while (!table.TryNextOpening(Nanoseconds(at), out opening))
        {
            table = Longer(table) ?? throw BeyondRange(nameof(at), at);
        }

        return At(opening);
    }

    /// <summary>The dated exception of a date, if it has one.</summary>
    public Holiday? HolidayOn(LocalDate date) => _holidays.GetValueOrDefault(date);

    /// <summary>Whether the instant lies in the years that calendars cover.</summary>
    internal static bool Reaches(Instant at) => at >= Earliest && at < Latest;

    private static ImmutableArray<TimeWindow> WindowsOf(
        ImmutableDictionary<IsoDayOfWeek, ImmutableArray<TimeWindow>> week,
        IsoDayOfWeek day
    ) => week.TryGetValue(day, out var windows) && !windows.IsDefault ? windows : [];

    private ImmutableArray<TimeWindow> WindowsOn(LocalDate date)
    {
        if (_holidays.TryGetValue(date, out var holiday))
        {
            return holiday.Hours.IsDefault ? [] : holiday.Hours;
        }

        return _week[(int)date.DayOfWeek];
    }

    private bool InPeak(LocalDate date, long nanosecond)
    {
        var windows = _peakWeek[(int)date.DayOfWeek];
        if (windows.IsEmpty || (_holidays.TryGetValue(date, out var holiday) && holiday.Hours.IsDefaultOrEmpty))
        {
            return false;
        }

        foreach (var window in windows)
        {
            if (nanosecond >= window.Start.NanosecondOfDay && nanosecond < WindowSpan.EndNanosecond(window))
            {
                return true;
            }
        }

        return false;
    }

    private WorkingTable TableFor(Instant at)
    {
        if (at < Earliest || at >= Latest)
        {
            throw BeyondRange(nameof(at), at);
        }

        var table = _table;
        return table is not null && table.Covers(Nanoseconds(at)) ? table : TableOfYear(at.InUtc().Year);
    }

    private WorkingTable TableOfYear(int year) => Grown(year - 1, year + 3);

    /// <summary>A table that reaches further into the future, at least twice as far; <c>null</c> at the end of time.</summary>
    private WorkingTable? Longer(WorkingTable table) =>
        table.ToYear > EndYear ? null : Grown(table.FromYear, Math.Min(EndYear + 1, table.ToYear + AsManyAgain(table)));

    private static int AsManyAgain(WorkingTable table) => Math.Max(4, table.ToYear - table.FromYear);

    /// <summary>A table of these years and all that were held before: tables only ever grow, whoever asks at the same time.</summary>
    private WorkingTable Grown(int from, int to)
    {
        lock (_growing)
        {
            var table = _table;
            from = Math.Min(from, table?.FromYear ?? from);
            to = Math.Max(to, table?.ToYear ?? to);
            if (table is null || from < table.FromYear || to > table.ToYear)
            {
                _table = table = WorkingTable.Build(Zone, WindowsOn, from, to);
            }

            return table;
        }
    }

    private static long Nanoseconds(Instant at) => (at - NodaConstants.UnixEpoch).ToInt64Nanoseconds();

    private static Instant At(long nanoseconds) => NodaConstants.UnixEpoch.PlusNanoseconds(nanoseconds);

    private static ArgumentOutOfRangeException BeyondRange(string name, object? value) =>
        new(name, value, "Support hours are counted from the year 1900 to the year 2199.");
}
