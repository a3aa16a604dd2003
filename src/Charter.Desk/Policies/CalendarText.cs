using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Charter.Policy.Calendars;
using NodaTime;
using NodaTime.Text;

namespace Charter.Desk.Policies;

/// <summary>
/// Support hours as JSON, the form that <c>charter policy due</c> reads:
/// <c>{"zone","hours":{"mon":[["09:00","17:00"]]},"peak":{},"holidays":[{"date","hours":[],"name"}],"ring":6}</c>.
/// </summary>
public static class CalendarText
{
    private static readonly string[] Days = ["", "mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    private static readonly LocalTimePattern Time = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    /// <summary>The short name of a weekday: <c>mon</c> to <c>sun</c>.</summary>
    public static string DayName(IsoDayOfWeek day) => Days[(int)day];

    public static string Write(CalendarDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        var root = new JsonObject
        {
            ["zone"] = definition.Zone,
            ["hours"] = WriteWeek(definition.Hours),
            ["peak"] = WriteWeek(definition.Peak),
            ["holidays"] = new JsonArray([
                .. definition.Holidays.Select(h =>
                    (JsonNode)
                        new JsonObject
                        {
                            ["date"] = LocalDatePattern.Iso.Format(h.Date),
                            ["hours"] = WriteWindows(h.Hours),
                            ["name"] = h.Name,
                        }
                ),
            ]),
            ["ring"] = definition.Ring.TotalSeconds,
        };
        return root.ToJsonString();
    }

    /// <summary>Reads the form back. What is inside is not checked as a calendar; <see cref="SupportCalendar"/> does that.</summary>
    /// <param name="text">The JSON.</param>
    /// <param name="definition">The hours.</param>
    /// <param name="problem">What is wrong with the form, with its place, in English.</param>
    public static bool TryRead(
        string text,
        [NotNullWhen(true)] out CalendarDefinition? definition,
        [NotNullWhen(false)] out string? problem
    )
    {
        definition = null;
        try
        {
            using var document = JsonDocument.Parse(text);
            definition = ReadRoot(document.RootElement);
            problem = null;
            return true;
        }
        catch (Exception e)
            when (e is JsonException or FormatException or InvalidOperationException or KeyNotFoundException)
        {
            problem = e.Message;
            return false;
        }
    }

    private static CalendarDefinition ReadRoot(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException("Support hours are a JSON object.");
        }

        var zone = root.TryGetProperty("zone", out var z) ? z.GetString() ?? "" : "";
        var read = new CalendarDefinition(zone, ReadWeek(root, "hours"), ReadWeek(root, "peak"), ReadHolidays(root));
        return root.TryGetProperty("ring", out var ring) && ring.TryGetDouble(out var seconds)
            ? read with
            {
                // Beyond a day it is wrong in any case, and the calendar's own check says so.
                Ring = Duration.FromSeconds(double.IsFinite(seconds) ? Math.Clamp(seconds, -1, 86_400) : -1),
            }
            : read;
    }

    private static ImmutableDictionary<IsoDayOfWeek, ImmutableArray<TimeWindow>> ReadWeek(JsonElement root, string name)
    {
        var week = ImmutableDictionary.CreateBuilder<IsoDayOfWeek, ImmutableArray<TimeWindow>>();
        if (root.TryGetProperty(name, out var days) && days.ValueKind == JsonValueKind.Object)
        {
            foreach (var day in days.EnumerateObject())
            {
                var number = Array.IndexOf(Days, day.Name, 1);
                if (number < 0)
                {
                    throw new FormatException($"{name}.{day.Name}: weekdays are mon, tue, wed, thu, fri, sat and sun.");
                }

                week[(IsoDayOfWeek)number] = ReadWindows(day.Value, $"{name}.{day.Name}");
            }
        }

        return week.ToImmutable();
    }

    private static ImmutableArray<Holiday> ReadHolidays(JsonElement root)
    {
        if (!root.TryGetProperty("holidays", out var list) || list.ValueKind != JsonValueKind.Array)
        {
            return [];
        }

        var holidays = ImmutableArray.CreateBuilder<Holiday>();
        foreach (var item in list.EnumerateArray())
        {
            var date = item.GetProperty("date").GetString() ?? "";
            var parsed = LocalDatePattern.Iso.Parse(date);
            if (!parsed.Success)
            {
                throw new FormatException($"holidays: “{date}” is not a date like 2026-12-25.");
            }

            var hours = item.TryGetProperty("hours", out var h) ? ReadWindows(h, $"holidays.{date}") : [];
            var name = item.TryGetProperty("name", out var n) ? n.GetString() ?? "" : "";
            holidays.Add(new Holiday(parsed.Value, hours, name));
        }

        return holidays.ToImmutable();
    }

    private static ImmutableArray<TimeWindow> ReadWindows(JsonElement list, string place)
    {
        if (list.ValueKind != JsonValueKind.Array)
        {
            throw new FormatException($"{place}: windows are written like [[\"09:00\",\"17:00\"]].");
        }

        var windows = ImmutableArray.CreateBuilder<TimeWindow>();
        foreach (var pair in list.EnumerateArray())
        {
            if (pair.ValueKind != JsonValueKind.Array || pair.GetArrayLength() != 2)
            {
                throw new FormatException($"{place}: a window has a start and an end.");
            }

            windows.Add(new TimeWindow(ReadTime(pair[0], place), ReadTime(pair[1], place)));
        }

        return windows.ToImmutable();
    }

    private static LocalTime ReadTime(JsonElement value, string place)
    {
        var text = value.GetString() ?? "";
        if (text is "24:00")
        {
            return LocalTime.Midnight;
        }

        var parsed = Time.Parse(text);
        return parsed.Success
            ? parsed.Value
            : throw new FormatException($"{place}: “{text}” is not a time like 09:00.");
    }

    private static JsonObject WriteWeek(ImmutableDictionary<IsoDayOfWeek, ImmutableArray<TimeWindow>> week)
    {
        var days = new JsonObject();
        foreach (var (day, windows) in week.OrderBy(pair => pair.Key))
        {
            days[DayName(day)] = WriteWindows(windows);
        }

        return days;
    }

    private static JsonArray WriteWindows(ImmutableArray<TimeWindow> windows) =>
        new([
            .. windows.Select(w =>
                (JsonNode)
                    new JsonArray(
                        w.Start.ToString("HH:mm", CultureInfo.InvariantCulture),
                        w.End.ToString("HH:mm", CultureInfo.InvariantCulture)
                    )
            ),
        ]);
}
