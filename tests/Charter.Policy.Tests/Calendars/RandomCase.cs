using System.Collections.Immutable;
using Charter.Policy.Calendars;
using NodaTime;

namespace Charter.Policy.Tests.Calendars;

/// <summary>One random question to a calendar.</summary>
internal sealed record RandomCase(CalendarDefinition Definition, Instant From, int First, int Second)
{
    public override string ToString() =>
        $"{Definition.Zone} from {From} +{First} +{Second}\n{Write(Definition.Hours)}\nholidays "
        + string.Join(", ", Definition.Holidays.Select(day => $"{day.Date:uuuu-MM-dd} [{Write(day.Hours)}]"));

    private static string Write(ImmutableDictionary<IsoDayOfWeek, ImmutableArray<TimeWindow>> week) =>
        string.Join("; ", week.OrderBy(day => day.Key).Select(day => $"{day.Key} {Write(day.Value)}"));

    private static string Write(ImmutableArray<TimeWindow> windows) =>
        string.Join(' ', windows.Select(window => $"{window.Start:HH:mm}-{window.End:HH:mm}"));
}
