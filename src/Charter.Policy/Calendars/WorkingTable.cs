using System.Collections.Immutable;
using NodaTime;

namespace Charter.Policy.Calendars;

/// <summary>
/// The open stretches of some years, as instants in order, each with the working time that passed before it; and the
/// business days of those years. All lookups are binary searches, so that a year costs what an hour costs.
/// Times are nanoseconds since 1970, which reach from 1678 to 2262.
/// </summary>
/// <remarks>
/// A stretch is the set of instants whose local time lies in a window. So an hour that a zone skips is never counted and
/// an hour that it repeats counts twice, as a person at the desk would say.
/// </remarks>
internal sealed class WorkingTable
{
    private static readonly LocalDate Epoch = new(1970, 1, 1);

    private readonly long[] _opens;
    private readonly long[] _closes;
    private readonly long[] _workedBefore;
    private readonly int[] _days;
    private readonly long[] _dayOpens;
    private readonly long[] _dayCloses;
    private readonly long[] _latestCloses;

    private WorkingTable(int fromYear, int toYear, List<(long Open, long Close)> stretches, BusinessDayList days)
    {
        FromYear = fromYear;
        ToYear = toYear;
        _opens = new long[stretches.Count];
        _closes = new long[stretches.Count];
        _workedBefore = new long[stretches.Count];
        // Counted on from the table's own beginning as a date, so that no sum of three centuries overflows.
        WorkedAtStart = StartOfYear(fromYear);
        var worked = WorkedAtStart;
        for (var i = 0; i < stretches.Count; i++)
        {
            (_opens[i], _closes[i]) = stretches[i];
            _workedBefore[i] = worked;
            worked += _closes[i] - _opens[i];
        }

        _days = [.. days.Numbers];
        _dayOpens = [.. days.Opens];
        _dayCloses = [.. days.Closes];
        _latestCloses = new long[_dayCloses.Length];
        var latest = long.MinValue;
        for (var i = 0; i < _dayCloses.Length; i++)
        {
            latest = Math.Max(latest, _dayCloses[i]);
            _latestCloses[i] = latest;
        }

        // The outermost days are left as a margin: zones and windows past midnight reach over the edge of a year.
        CoveredFrom = Math.Max(
            StartOfYear(SupportCalendar.FirstYear),
            StartOfYear(fromYear) + (3 * NodaConstants.NanosecondsPerDay)
        );
        CoveredTo = Math.Min(
            StartOfYear(SupportCalendar.EndYear) - 1,
            StartOfYear(toYear) - (3 * NodaConstants.NanosecondsPerDay)
        );
    }

    /// <summary>The first year held.</summary>
    public int FromYear { get; }

    /// <summary>The year after the last one held.</summary>
    public int ToYear { get; }

    /// <summary>What <see cref="WorkedUntil"/> says where nothing was worked yet.</summary>
    public long WorkedAtStart { get; }

    public long CoveredFrom { get; }

    public long CoveredTo { get; }

    public bool Covers(long at) => at >= CoveredFrom && at <= CoveredTo;

    public int BusinessDayCount => _days.Length;

    /// <summary>Days since 1970.</summary>
    public static int UnixDays(LocalDate date) => Period.DaysBetween(Epoch, date);

    public static long StartOfYear(int year) => Instant.FromUtc(year, 1, 1, 0, 0).ToUnixTimeTicks() * 100;

    /// <summary>Lays out the open stretches of the years from <paramref name="fromYear"/> up to, not including, <paramref name="toYear"/>.</summary>
    public static WorkingTable Build(
        DateTimeZone zone,
        Func<LocalDate, ImmutableArray<TimeWindow>> windowsOf,
        int fromYear,
        int toYear
    )
    {
        var first = new LocalDate(fromYear, 1, 1);
        var end = new LocalDate(toYear, 1, 1);
        var offsets = ZoneStretch.Of(zone, first.PlusDays(-3), end.PlusDays(4));
        var stretches = new List<(long Open, long Close)>();
        var days = new BusinessDayList();
        var firstOffset = 0;
        for (var date = first; date < end; date = date.PlusDays(1))
        {
            var midnight = UnixDays(date) * NodaConstants.NanosecondsPerDay;
            while (offsets[firstOffset].LocalEnd + NodaConstants.NanosecondsPerDay <= midnight)
            {
                firstOffset++;
            }

            var isOnTheClock = ZoneStretch.ShowsDate(offsets.AsSpan(firstOffset), midnight);
            days.Begin(UnixDays(date));
            foreach (var window in windowsOf(date))
            {
                var opens = midnight + window.Start.NanosecondOfDay;
                var closes = midnight + WindowSpan.EndNanosecond(window);
                for (var i = firstOffset; i < offsets.Length && offsets[i].Start + offsets[i].Offset < closes; i++)
                {
                    var from = Math.Max(opens - offsets[i].Offset, offsets[i].Start);
                    var to = Math.Min(closes - offsets[i].Offset, offsets[i].End);
                    if (from < to)
                    {
                        stretches.Add((from, to));
                        if (isOnTheClock)
                        {
                            days.Add(from, to);
                        }
                    }
                }
            }

            days.Complete();
        }

        return new WorkingTable(fromYear, toYear, Joined(stretches), days);
    }

    /// <summary>The index of the last stretch that opened at or before <paramref name="at"/>, or -1.</summary>
    public int StretchAt(long at) => LastNotAbove(_opens, at);

    public bool IsOpen(long at)
    {
        var i = StretchAt(at);
        return i >= 0 && at < _closes[i];
    }

    /// <summary>The working time until <paramref name="at"/>, from where <see cref="WorkedAtStart"/> counts. Differences of it mean something.</summary>
    public long WorkedUntil(long at)
    {
        var i = StretchAt(at);
        return i < 0 ? WorkedAtStart : _workedBefore[i] + Math.Min(at, _closes[i]) - _opens[i];
    }

    /// <summary>The first instant, at or after <paramref name="at"/>, that is open; <c>false</c> beyond the table.</summary>
    public bool TryNextOpening(long at, out long opening)
    {
        var i = StretchAt(at);
        if (i >= 0 && at < _closes[i])
        {
            opening = at;
            return true;
        }

        opening = i + 1 < _opens.Length ? _opens[i + 1] : long.MaxValue;
        return opening <= CoveredTo;
    }

    /// <summary>The end of the stretch that holds <paramref name="at"/>, which must be open.</summary>
    public long ClosingAfter(long at) => _closes[StretchAt(at)];

    /// <summary>The instant until which so much was worked, which must be more than at the start.</summary>
    public bool TryFindWorked(long worked, out long at)
    {
        // The first stretch that reaches it: an allowance used up exactly at a closing is due at that closing.
        var i = LastBelow(_workedBefore, worked);
        at = i < 0 ? 0 : _opens[i] + worked - _workedBefore[i];
        return i >= 0 && at <= _closes[i] && at <= CoveredTo;
    }

    /// <summary>As <see cref="TryFindWorked"/>, but at the opening where working time would otherwise end at a closing.</summary>
    public bool TryFindOpenWorked(long worked, out long at)
    {
        var i = LastNotAbove(_workedBefore, worked);
        at = i < 0 ? 0 : _opens[i] + worked - _workedBefore[i];
        return i >= 0 && at <= CoveredTo;
    }

    /// <summary>The index of the first business day whose last closing is after <paramref name="at"/>.</summary>
    public int BusinessDayAt(long at) => LastNotAbove(_latestCloses, at) + 1;

    /// <summary>The index of the first business day on or after the date.</summary>
    public int BusinessDayOnOrAfter(int unixDay)
    {
        var i = Array.BinarySearch(_days, unixDay);
        return i >= 0 ? i : ~i;
    }

    public bool IsBusinessDay(int unixDay) => Array.BinarySearch(_days, unixDay) >= 0;

    public int UnixDay(int businessDay) => _days[businessDay];

    public long OpeningOf(int businessDay) => _dayOpens[businessDay];

    public long ClosingOf(int businessDay) => _dayCloses[businessDay];

    private static List<(long Open, long Close)> Joined(List<(long Open, long Close)> stretches)
    {
        stretches.Sort();
        var joined = new List<(long Open, long Close)>(stretches.Count);
        foreach (var stretch in stretches)
        {
            if (joined.Count > 0 && stretch.Open <= joined[^1].Close)
            {
                joined[^1] = (joined[^1].Open, Math.Max(joined[^1].Close, stretch.Close));
            }
            else
            {
                joined.Add(stretch);
            }
        }

        return joined;
    }

    private static int LastNotAbove(long[] values, long value)
    {
        var low = 0;
        var length = values.Length;
        while (length > 0)
        {
            var half = length >> 1;
            var above = values[low + half] > value;
            low = above ? low : low + half + 1;
            length = above ? half : length - half - 1;
        }

        return low - 1;
    }

    private static int LastBelow(long[] values, long value) => LastNotAbove(values, value - 1);
}
