using System.Collections.Immutable;
using NodaTime;

namespace Charter.Policy.Calendars;

/// <summary>
/// Support hours as people state them: plain data, not yet checked. <see cref="SupportCalendar"/> checks it
/// and makes what counts time.
/// </summary>
/// <param name="Zone">The IANA zone id, for example <c>Europe/London</c>.</param>
/// <param name="Hours">Support windows per weekday, several a day; a missing weekday is closed.</param>
/// <param name="Peak">Peak windows per weekday.</param>
/// <param name="Holidays">Dated exceptions.</param>
public sealed record CalendarDefinition(
    string Zone,
    ImmutableDictionary<IsoDayOfWeek, ImmutableArray<TimeWindow>> Hours,
    ImmutableDictionary<IsoDayOfWeek, ImmutableArray<TimeWindow>> Peak,
    ImmutableArray<Holiday> Holidays
)
{
    /// <summary>How long one ring of a telephone is taken to last.</summary>
    public Duration Ring { get; init; } = Duration.FromSeconds(6);
}
