using System.Collections.Immutable;
using System.Text.Json;
using Charter.Policy.Calendars;
using NodaTime;
using NodaTime.Text;

namespace Charter.Server.Commands;

/// <summary>
/// Reads a calendar: <c>{"zone","hours":{"mon":[["09:00","17:00"]]},"peak":{},"holidays":[{"date","hours":[],"name"}],"ring_seconds"}</c>.
/// The zone is UTC where it is left out; <c>peak</c>, <c>holidays</c> and a holiday's <c>hours</c> may be left out too.
/// </summary>
internal static class CalendarJson
{
    /// <summary>The zone of hours that name none.</summary>
    public const string UsualZone = "UTC";

    private static readonly string[] Weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    private static readonly LocalTimePattern Minutes = LocalTimePattern.CreateWithInvariantCulture("H:mm");
    private static readonly LocalTimePattern Seconds = LocalTimePattern.CreateWithInvariantCulture("H:mm:ss");

    /// <exception cref="FormatException">The calendar is not in this form; the message says where.</exception>
    public static CalendarDefinition Read(JsonElement calendar)
    {
        if (calendar.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException("calendar is not an object");
        }

        JsonParts.RefuseUnknown(calendar, "calendar", "zone", "hours", "peak", "holidays", "ring_seconds");
        var definition = new CalendarDefinition(
            JsonParts.Text(calendar, "zone") ?? UsualZone,
            Week(calendar, "hours"),
            Week(calendar, "peak"),
            Holidays(calendar)
        );
        return Ring(calendar) is { } ring ? definition with { Ring = ring } : definition;
    }

    private static Duration? Ring(JsonElement calendar)
    {
        if (!calendar.TryGetProperty("ring_seconds", out var ring) || ring.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        return
            ring.ValueKind == JsonValueKind.Number && ring.TryGetDouble(out var seconds) && seconds is > 0 and <= 3600
            ? Duration.FromSeconds(seconds)
            : throw new FormatException("calendar: ring_seconds is not a number of seconds above 0, up to 3600");
    }

    private static ImmutableDictionary<IsoDayOfWeek, ImmutableArray<TimeWindow>> Week(JsonElement calendar, string name)
    {
        var week = ImmutableDictionary.CreateBuilder<IsoDayOfWeek, ImmutableArray<TimeWindow>>();
        if (!calendar.TryGetProperty(name, out var days) || days.ValueKind == JsonValueKind.Null)
        {
            return week.ToImmutable();
        }

        if (days.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException($"{name} is not an object of weekdays");
        }

        foreach (var day in days.EnumerateObject())
        {
            var index = Array.IndexOf(Weekdays, day.Name.ToLowerInvariant());
            if (index < 0)
            {
                throw new FormatException(
                    $"{name}: \"{day.Name}\" is not a weekday; use mon, tue, wed, thu, fri, sat, sun"
                );
            }

            if (!week.TryAdd((IsoDayOfWeek)(index + 1), Windows(day.Value, $"{name}.{day.Name}")))
            {
                throw new FormatException($"{name}: {Weekdays[index]} is given twice");
            }
        }

        return week.ToImmutable();
    }

    private static ImmutableArray<Holiday> Holidays(JsonElement calendar)
    {
        if (!calendar.TryGetProperty("holidays", out var list) || list.ValueKind == JsonValueKind.Null)
        {
            return [];
        }

        if (list.ValueKind != JsonValueKind.Array)
        {
            throw new FormatException("holidays is not a list");
        }

        return [.. list.EnumerateArray().Select(ReadHoliday)];
    }

    private static Holiday ReadHoliday(JsonElement item)
    {
        var isPlain = item.ValueKind == JsonValueKind.String;
        if (!isPlain && item.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException("a holiday is neither an object nor a date");
        }

        if (!isPlain)
        {
            JsonParts.RefuseUnknown(item, "holidays", "date", "hours", "name");
        }

        var text = isPlain ? item.GetString() : JsonParts.Text(item, "date");
        var date = LocalDatePattern.Iso.Parse(text ?? "");
        if (!date.Success)
        {
            throw new FormatException($"holidays: \"{text}\" is not a date such as 2026-12-25");
        }

        var hours =
            !isPlain && item.TryGetProperty("hours", out var windows) ? Windows(windows, $"holidays.{text}") : [];
        return new Holiday(date.Value, hours, isPlain ? "" : JsonParts.Text(item, "name") ?? "");
    }

    private static ImmutableArray<TimeWindow> Windows(JsonElement windows, string part)
    {
        if (windows.ValueKind == JsonValueKind.Null)
        {
            return [];
        }

        if (windows.ValueKind != JsonValueKind.Array)
        {
            throw new FormatException($"{part} is not a list of windows");
        }

        return [.. windows.EnumerateArray().Select(window => Window(window, part))];
    }

    private static TimeWindow Window(JsonElement window, string part) =>
        window.ValueKind == JsonValueKind.Array && window.GetArrayLength() == 2
            ? new TimeWindow(Time(window[0], part, isEnd: false), Time(window[1], part, isEnd: true))
            : throw new FormatException($"{part}: a window is written [\"09:00\",\"17:00\"]");

    private static LocalTime Time(JsonElement time, string part, bool isEnd)
    {
        var text = time.ValueKind == JsonValueKind.String ? time.GetString() ?? "" : time.GetRawText();
        if (isEnd && text is "24:00" or "24:00:00")
        {
            return LocalTime.Midnight;
        }

        var read = Minutes.Parse(text);
        read = read.Success ? read : Seconds.Parse(text);
        return read.Success
            ? read.Value
            : throw new FormatException($"{part}: \"{text}\" is not a time of day such as 09:00");
    }
}
