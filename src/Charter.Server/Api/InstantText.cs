using NodaTime;
using NodaTime.Text;

namespace Charter.Server.Api;

/// <summary>An instant in a query, ISO 8601 in UTC: <c>2026-03-14T09:30:00Z</c>.</summary>
public readonly record struct InstantText(Instant At)
{
    /// <summary>Reads the text; endpoints bind query parameters by it.</summary>
    public static bool TryParse(string? text, out InstantText instant)
    {
        var parsed = InstantPattern.ExtendedIso.Parse(text ?? "");
        instant = parsed.Success ? new InstantText(parsed.Value) : default;
        return parsed.Success;
    }
}
