namespace Charter.Policy;

/// <summary>The units that an allowance is written in. How each is counted: <c>Calendars.DueTimes</c>.</summary>
public enum TimeUnit
{
    Second,

    /// <summary>One ring of a telephone: six seconds unless the desk says otherwise.</summary>
    Ring,
    Minute,
    Hour,

    /// <summary>An hour inside support windows.</summary>
    BusinessHour,

    /// <summary>A calendar day: the same local time on the next date.</summary>
    Day,

    /// <summary>A day with support windows, counted to its last closing.</summary>
    BusinessDay,
    Week,
    Month,
}
