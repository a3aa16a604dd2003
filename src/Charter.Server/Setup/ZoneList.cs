using Charter.Server.Design;
using NodaTime.TimeZones;

namespace Charter.Server.Setup;

/// <summary>The time zones that people choose from.</summary>
public static class ZoneList
{
    /// <summary>The ids, by name.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        .. (TzdbDateTimeZoneSource.Default.ZoneLocations ?? [])
            .Select(place => place.ZoneId)
            .Append("Etc/UTC")
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>As choices of a field, with one more where the chosen zone is not among them.</summary>
    public static IReadOnlyList<FieldOption> Options(string chosen) =>
        [
            .. (All.Contains(chosen) || chosen.Length == 0 ? All : All.Prepend(chosen)).Select(id => new FieldOption(
                id,
                id.Replace('_', ' ')
            )),
        ];
}
