using Charter.Policy.Calendars;
using NodaTime;

namespace Charter.Policy.Tests.Calendars;

/// <summary>
/// Support hours the slow way: walks the clock minute by minute and asks of each minute whether the wall clock shows a time
/// inside a window. It shares nothing with the real calendar but the definition.
/// </summary>
internal sealed class SlowCalendar(CalendarDefinition definition)
{
    private static readonly Duration Minute = Duration.FromMinutes(1);
    private readonly DateTimeZone _zone = DateTimeZoneProviders.Tzdb[definition.Zone];

    /// <summary>The day that an open minute belongs to; <c>null</c> for a closed minute.</summary>
    public LocalDate? DayOf(Instant minute)
    {
        var local = minute.InZone(_zone).LocalDateTime;
        var sinceMidnight = (local.Hour * 60) + local.Minute;
        if (Windows(local.Date.PlusDays(-1)).Any(w => Past(w) && sinceMidnight < Of(w.End)))
        {
            return local.Date.PlusDays(-1);
        }

        var open = Windows(local.Date).Any(w => sinceMidnight >= Of(w.Start) && (Past(w) || sinceMidnight < Of(w.End)));
        return open ? local.Date : null;
    }

    public Instant Add(Instant from, int minutes)
    {
        var at = from;
        if (minutes == 0)
        {
            while (DayOf(at) is null)
            {
                at += Minute;
            }
        }

        while (minutes > 0)
        {
            minutes -= DayOf(at) is null ? 0 : 1;
            at += Minute;
        }

        return at;
    }

    public int Between(Instant from, Instant to)
    {
        var minutes = 0;
        for (var at = from; at < to; at += Minute)
        {
            minutes += DayOf(at) is null ? 0 : 1;
        }

        return minutes;
    }

    /// <summary>The last closing of the Nth business day after the one that an arrival belongs to.</summary>
    public Instant LastClosing(Instant from, int days)
    {
        var at = from;
        LocalDate? day = null;
        var passed = -1;
        while (passed < days)
        {
            // In the hour that clocks repeat, hours past midnight come round again after the next day began: that is no further day.
            if (DayOf(at) is { } open && (day is null || open > day))
            {
                day = open;
                passed++;
            }

            at += Minute;
        }

        // Its hours reach at most into the next day.
        var closing = at;
        for (; at.InZone(_zone).Date < day!.Value.PlusDays(2); at += Minute)
        {
            closing = DayOf(at) == day ? at + Minute : closing;
        }

        return closing;
    }

    private static bool Past(TimeWindow window) => window.End <= window.Start;

    private static int Of(LocalTime time) => (time.Hour * 60) + time.Minute;

    private IEnumerable<TimeWindow> Windows(LocalDate date)
    {
        foreach (var holiday in definition.Holidays)
        {
            if (holiday.Date == date)
            {
                return holiday.Hours;
            }
        }

        return definition.Hours.TryGetValue(date.DayOfWeek, out var windows) ? windows : [];
    }
}
