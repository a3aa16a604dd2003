using NodaTime;

namespace Charter.Policy.Calendars;

/// <summary>A window of local time as nanoseconds of the day that it belongs to.</summary>
internal static class WindowSpan
{
    /// <summary>The closing, counted from the midnight before the opening: more than a day for a window past midnight.</summary>
    public static long EndNanosecond(TimeWindow window) =>
        window.End > window.Start
            ? window.End.NanosecondOfDay
            : window.End.NanosecondOfDay + NodaConstants.NanosecondsPerDay;
}
