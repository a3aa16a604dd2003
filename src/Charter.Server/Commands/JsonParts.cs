using System.Text.Json;
using Charter.Policy.Calendars;
using NodaTime;
using NodaTime.Text;

namespace Charter.Server.Commands;

/// <summary>Reads the parts of a JSON line that several commands share; each error names the part.</summary>
internal static class JsonParts
{
    private static readonly OffsetDateTimePattern WithOffset = OffsetDateTimePattern.ExtendedIso;

    private static readonly OffsetDateTimePattern WithoutSeconds = OffsetDateTimePattern.CreateWithInvariantCulture(
        "uuuu'-'MM'-'dd'T'HH':'mmo<Z+HH:mm>"
    );

    /// <summary>An ISO 8601 time with <c>Z</c> or an offset.</summary>
    public static Instant Instant(JsonElement line, string name) =>
        TryInstant(line, name) ?? throw new FormatException($"{name} is missing");

    /// <summary>As <see cref="Instant"/>, with <c>null</c> where the part is absent.</summary>
    public static Instant? TryInstant(JsonElement line, string name)
    {
        if (Text(line, name) is not { } text)
        {
            return null;
        }

        var read = WithOffset.Parse(text);
        read = read.Success ? read : WithoutSeconds.Parse(text);
        if (!read.Success)
        {
            throw new FormatException(
                $"{name}: \"{text}\" is not a time with Z or an offset, such as 2026-11-22T09:30:00Z"
            );
        }

        var at = read.Value.ToInstant();
        return at.InUtc().Year is >= 1900 and < 2200
            ? at
            : throw new FormatException($"{name}: \"{text}\" lies outside the years 1900 to 2199");
    }

    /// <summary>A text; <c>null</c> where it is absent or null.</summary>
    public static string? Text(JsonElement line, string name)
    {
        if (!line.TryGetProperty(name, out var part) || part.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        return part.ValueKind switch
        {
            JsonValueKind.String => part.GetString(),
            JsonValueKind.Number => part.GetRawText(),
            _ => throw new FormatException($"{name} is not a text"),
        };
    }

    /// <summary>Yes or no; <c>null</c> where it is absent or null. Words and numbers are refused rather than guessed at.</summary>
    public static bool? Flag(JsonElement line, string name, string? place = null)
    {
        if (!line.TryGetProperty(name, out var part) || part.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        return part.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => throw new FormatException($"{place ?? name} is neither true nor false"),
        };
    }

    /// <summary>Refuses an object that names a part twice, and one inside another that does: which of the two is meant, nobody can tell.</summary>
    public static void RefuseRepeated(JsonElement part)
    {
        switch (part.ValueKind)
        {
            case JsonValueKind.Array:
                foreach (var item in part.EnumerateArray())
                {
                    RefuseRepeated(item);
                }

                break;
            case JsonValueKind.Object:
                var names = new HashSet<string>(StringComparer.Ordinal);
                foreach (var property in part.EnumerateObject())
                {
                    if (!names.Add(property.Name))
                    {
                        throw new FormatException($"\"{property.Name}\" is given twice");
                    }

                    RefuseRepeated(property.Value);
                }

                break;
        }
    }

    /// <summary>Refuses an object with parts that nobody reads: what they were to change would silently not be changed.</summary>
    public static void RefuseUnknown(JsonElement part, string place, params ReadOnlySpan<string> known)
    {
        foreach (var property in part.EnumerateObject())
        {
            if (!known.Contains(property.Name))
            {
                throw new FormatException(
                    $"{place}: \"{property.Name}\" is not a part of it; use {string.Join(", ", known)}"
                );
            }
        }
    }

    /// <summary>The first text of several names for one thing.</summary>
    public static string? Text(JsonElement line, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (Text(line, name) is { } text)
            {
                return text;
            }
        }

        return null;
    }

    /// <summary>An instant as other programs read it: UTC, to the second where it is whole.</summary>
    public static string Write(Instant at) => InstantPattern.ExtendedIso.Format(at);

    /// <summary>Makes the calendar that a definition states, or says all that is wrong with it.</summary>
    public static SupportCalendar Calendar(CalendarDefinition definition) =>
        SupportCalendar.TryCreate(definition, out var calendar, out var problems)
            ? calendar
            : throw new FormatException($"calendar: {string.Join("; ", problems)}");
}
