using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Charter.Policy;
using Charter.Policy.Calendars;
using NodaTime;

namespace Charter.Server.Commands;

/// <summary>charter policy due: when is something due, or how much working time lies between two times?</summary>
public static class DuePolicyCommand
{
    private const int MostCalendarsKept = 64;

    public static Command Create()
    {
        var command = new Command(
            "due",
            "Reads JSON Lines {id, calendar, from, within or to} and writes when each is due, or the working time between"
        );
        command.SetAction(
            (parsed, cancel) =>
                JsonLines.OfStandardInput(
                    "charter policy due",
                    parsed.InvocationConfiguration.Error,
                    input => Run(input, parsed.InvocationConfiguration.Output, cancel)
                )
        );
        return command;
    }

    /// <summary>Answers every line of the input.</summary>
    internal static Task Run(TextReader input, TextWriter output, CancellationToken cancel)
    {
        // Lines tend to share their calendar, and laying one out costs far more than asking it.
        var calendars = new Dictionary<string, SupportCalendar>(StringComparer.Ordinal);
        return JsonLines.Answer(input, output, "id", line => [Answer(line, calendars)], cancel);
    }

    private static JsonObject Answer(JsonElement line, Dictionary<string, SupportCalendar> calendars)
    {
        var answer = new JsonObject
        {
            ["id"] = line.TryGetProperty("id", out var id) ? JsonNode.Parse(id.GetRawText()) : null,
        };
        RefuseMisplaced(line);
        var calendar = CalendarOf(line, calendars);
        var from = JsonParts.Instant(line, "from");
        var hasWithin = line.TryGetProperty("within", out var within) && within.ValueKind != JsonValueKind.Null;
        var to = JsonParts.TryInstant(line, "to");
        if (hasWithin == to is not null)
        {
            throw new FormatException("give either within or to");
        }

        if (to is { } end)
        {
            var seconds =
                (decimal)calendar.WorkingTimeBetween(from, end).TotalNanoseconds / NodaConstants.NanosecondsPerSecond;
            answer["business_seconds"] = JsonNode.Parse(seconds.ToString("0.#########", CultureInfo.InvariantCulture));
            return answer;
        }

        var allowance = ReadAllowance(within);
        var officeHours = JsonParts.Flag(within, "office_hours", "within: office_hours") == true;
        var problem = DueTimes.TryDue(calendar, from, allowance, officeHours, out var due);
        answer["due"] =
            problem == AllowanceProblem.None
                ? JsonParts.Write(due)
                : throw new FormatException($"within: {DueTimes.Describe(problem)}");
        return answer;
    }

    /// <summary>What belongs to a part of the line does nothing beside it: an allowance would be counted as something else.</summary>
    private static void RefuseMisplaced(JsonElement line)
    {
        foreach (var name in (string[])["value", "unit", "office_hours"])
        {
            if (line.TryGetProperty(name, out _))
            {
                throw new FormatException($"{name} belongs into within");
            }
        }
    }

    private static SupportCalendar CalendarOf(JsonElement line, Dictionary<string, SupportCalendar> calendars)
    {
        if (!line.TryGetProperty("calendar", out var stated))
        {
            throw new FormatException("calendar is missing");
        }

        var text = stated.GetRawText();
        if (!calendars.TryGetValue(text, out var calendar))
        {
            calendar = JsonParts.Calendar(CalendarJson.Read(stated));
            if (calendars.Count >= MostCalendarsKept)
            {
                calendars.Clear();
            }

            calendars.Add(text, calendar);
        }

        return calendar;
    }

    private static Allowance ReadAllowance(JsonElement within)
    {
        if (within.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException("within is not an object");
        }

        JsonParts.RefuseUnknown(within, "within", "value", "unit", "office_hours");

        decimal? value = null;
        if (within.TryGetProperty("value", out var number) && number.ValueKind != JsonValueKind.Null)
        {
            value =
                number.ValueKind == JsonValueKind.Number && number.TryGetDecimal(out var read)
                    ? read
                    : throw new FormatException("within: value is not a number");
        }

        var unit = JsonParts.Text(within, "unit");
        if (unit is null)
        {
            return new Allowance(value, null);
        }

        return Vocabulary.TryReadUnit(unit, out var known)
            ? new Allowance(value, known)
            : throw new FormatException(
                $"within: \"{unit}\" is not a unit; use second, ring, minute, hour, business_hour, day, business_day, week, month"
            );
    }
}
