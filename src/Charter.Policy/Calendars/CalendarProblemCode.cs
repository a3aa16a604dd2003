namespace Charter.Policy.Calendars;

/// <summary>What can be wrong with support hours as people state them.</summary>
public enum CalendarProblemCode
{
    /// <summary>The zone is not an IANA zone id.</summary>
    UnknownZone,

    /// <summary>No weekday has a support window, so that no working time would ever pass.</summary>
    NoSupportHours,

    /// <summary>Two windows of the same day overlap.</summary>
    OverlappingWindows,

    /// <summary>A window opens and closes at the same time, other than midnight: it could mean nothing or a whole day.</summary>
    EmptyWindow,

    /// <summary>A key is not a weekday.</summary>
    UnknownWeekday,

    /// <summary>Two exceptions are given for one date.</summary>
    DuplicateHoliday,

    /// <summary>A holiday lies outside the years that calendars cover.</summary>
    HolidayOutOfRange,

    /// <summary>The length of a ring is not a positive time of at most a minute.</summary>
    BadRing,
}
