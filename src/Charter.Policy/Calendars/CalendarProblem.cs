namespace Charter.Policy.Calendars;

/// <summary>One thing that is wrong with a <see cref="CalendarDefinition"/>.</summary>
/// <param name="Code">What is wrong.</param>
/// <param name="Part">Where, as a path in the definition: <c>zone</c>, <c>hours.mon</c>, <c>peak.tue</c>, <c>holidays.2026-12-25</c>, <c>ring</c>.</param>
/// <param name="Value">What stands there, so that a message can quote it.</param>
public sealed record CalendarProblem(CalendarProblemCode Code, string Part, string Value)
{
    /// <summary>The problem in English, for logs and the command line.</summary>
    public override string ToString() =>
        Code switch
        {
            CalendarProblemCode.UnknownZone => $"{Part}: \"{Value}\" is not an IANA time zone",
            CalendarProblemCode.NoSupportHours => $"{Part}: no weekday has support hours",
            CalendarProblemCode.OverlappingWindows => $"{Part}: windows overlap ({Value})",
            CalendarProblemCode.EmptyWindow =>
                $"{Part}: {Value} opens and closes at the same time; write 00:00-24:00 for a whole day",
            CalendarProblemCode.UnknownWeekday => $"{Part}: \"{Value}\" is not a weekday",
            CalendarProblemCode.DuplicateHoliday => $"{Part}: the date is given twice",
            CalendarProblemCode.HolidayOutOfRange => $"{Part}: the date is outside 1900 to 2199",
            CalendarProblemCode.BadRing => $"{Part}: a ring must last more than nothing and at most a minute",
            _ => $"{Part}: {Value}",
        };
}
