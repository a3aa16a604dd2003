using Charter.Policy.Calendars;
using NodaTime;

namespace Charter.Policy.Language.Timetables;

/// <summary>What one sentence says about hours, dates and closures.</summary>
internal sealed class Timetable
{
    /// <summary>The windows of days of the week.</summary>
    public Dictionary<IsoDayOfWeek, List<TimeWindow>> Windows { get; } = [];

    /// <summary>Days of the week that it calls closed.</summary>
    public DaySet Closed { get; set; }

    /// <summary>The days of the week that it names at all.</summary>
    public DaySet Named { get; set; }

    public Dictionary<IsoDayOfWeek, LocalTime> Closings { get; } = [];

    public Dictionary<IsoDayOfWeek, LocalTime> Openings { get; } = [];

    /// <summary>Whether it changes when a day begins or ends.</summary>
    public bool HasEnds => Closings.Count > 0 || Openings.Count > 0;

    /// <summary>Whether it changes the hours of days that others give.</summary>
    public bool HasChanges => HasEnds || Breaks.Count > 0;

    /// <summary>The windows that it gives to working days, and does not say which those are.</summary>
    public List<TimeWindow> OfWorkdays { get; } = [];

    /// <summary>Whether it says only when something opens or closes, and on no day: "We close at 3pm."</summary>
    public bool HasEndOnly { get; set; }

    /// <summary>Windows without a day.</summary>
    public List<TimeWindow> Dayless { get; } = [];

    /// <summary>Windows in which it is closed, on the days of <see cref="Windows"/>, or on all.</summary>
    public List<TimeWindow> Breaks { get; } = [];

    public List<DatedHours> Dated { get; } = [];

    /// <summary>Whether it speaks of holidays without their dates.</summary>
    public bool HasUndated { get; set; }

    /// <summary>A date that may be two, or has no year.</summary>
    public bool HasUnclearDate { get; set; }

    public bool IsRoundTheClock { get; set; }

    /// <summary>Whether something in it could not be placed.</summary>
    public bool IsPartial { get; set; }

    public bool HasTimes { get; set; }

    /// <summary>Whether it speaks of holidays, with or without their dates.</summary>
    public bool NamesHoliday { get; set; }

    public bool HasClosed { get; set; }

    /// <summary>Whether it speaks of a part of a date without its times: "the morning of 24 December 2026".</summary>
    public bool HasPartOfDate { get; set; }

    /// <summary>Whether it leaves dates or holidays out of its hours.</summary>
    public bool HasExcepted { get; set; }

    /// <summary>Whether it holds for part of the year only.</summary>
    public bool IsSeasonal { get; set; }
}
