using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Charter.Desk.Journal;
using Charter.Desk.Policies;
using Charter.Policy.Calendars;

namespace Charter.Server.Policies;

/// <summary>Support hours as the API reads and writes them, the same form that <c>charter policy due</c> takes.</summary>
/// <param name="Zone">The IANA zone id, for example <c>Europe/London</c>.</param>
/// <param name="Hours">Support windows per weekday (<c>mon</c> to <c>sun</c>), each <c>["09:00","17:00"]</c>; a missing weekday is closed.</param>
/// <param name="Peak">Peak windows per weekday.</param>
/// <param name="Holidays">Dated exceptions.</param>
/// <param name="Ring">How many seconds one ring of a telephone is taken to last.</param>
public sealed record HoursResource(
    string Zone,
    IReadOnlyDictionary<string, string[][]> Hours,
    IReadOnlyDictionary<string, string[][]>? Peak = null,
    IReadOnlyList<HoursResource.Day>? Holidays = null,
    double? Ring = null
)
{
    /// <param name="Date">The local date.</param>
    /// <param name="Hours">The windows of that date; none for closed all day.</param>
    /// <param name="Name">What people call it.</param>
    public sealed record Day(string Date, string[][]? Hours = null, string? Name = null);

    internal static HoursResource Of(CalendarDefinition definition) =>
        JsonSerializer.Deserialize<HoursResource>(CalendarText.Write(definition), JournalJson.Options)
        ?? throw new InvalidOperationException("Support hours are an object.");

    /// <summary>Reads the hours; what they mean as a calendar is checked by the slice.</summary>
    internal bool TryRead(
        [NotNullWhen(true)] out CalendarDefinition? definition,
        [NotNullWhen(false)] out string? problem
    ) => CalendarText.TryRead(JsonSerializer.Serialize(this, JournalJson.Options), out definition, out problem);
}
