using System.Globalization;
using System.Text;

namespace Charter.Mail.Mime;

/// <summary>An event of a calendar part (RFC 5545, 6047), as far as a reader of mail wants to see it.</summary>
/// <param name="Method">REQUEST, REPLY, CANCEL, COUNTER, PUBLISH ...; empty when it does not say.</param>
/// <param name="Summary">What it is called.</param>
/// <param name="Location">Where; empty when it does not say.</param>
/// <param name="Starts">When it begins, as written, with its zone.</param>
/// <param name="Ends">When it ends, as written, with its zone; empty when it does not say.</param>
/// <param name="Organizer">The organizer's address; empty when it does not say.</param>
/// <param name="Answer">For a reply: ACCEPTED, DECLINED, TENTATIVE; else empty.</param>
/// <param name="Description">Its text.</param>
public sealed record CalendarEvent(
    string Method,
    string Summary,
    string Location,
    string Starts,
    string Ends,
    string Organizer,
    string Answer,
    string Description
)
{
    private const int MaxLines = 5_000;

    internal static CalendarEvent? Find(MailPart root)
    {
        foreach (var part in root.Walk())
        {
            if (part.ContentType.Is("text", "calendar"))
            {
                return Read(part.DecodeText(), part.ContentType.Parameter("method"));
            }
        }

        return null;
    }

    /// <summary>The first event, task or entry of a calendar.</summary>
    internal static CalendarEvent Read(string text, string? method)
    {
        var fields = new Dictionary<string, (string Parameters, string Value)>(StringComparer.OrdinalIgnoreCase);
        var inside = 0;
        var answer = "";
        foreach (var line in Unfold(text))
        {
            var colon = ValueStart(line);
            if (colon <= 0)
            {
                continue;
            }

            var head = line[..colon];
            var value = line[(colon + 1)..].Trim();
            var semicolon = head.IndexOf(';', StringComparison.Ordinal);
            var name = (semicolon < 0 ? head : head[..semicolon]).ToUpperInvariant();
            var parameters = semicolon < 0 ? "" : head[(semicolon + 1)..];
            if (name is "BEGIN" or "END")
            {
                inside += value is "VEVENT" or "VTODO" or "VJOURNAL" ? (name == "BEGIN" ? 1 : 10) : 0;
            }
            else if (inside == 1 || name == "METHOD")
            {
                fields.TryAdd(name, (parameters, value));
                answer = name == "ATTENDEE" && answer.Length == 0 ? Participation(parameters) : answer;
            }
        }

        string Text(string name) => Unescape(fields.GetValueOrDefault(name).Value ?? "");
        var organizer = Text("ORGANIZER");
        organizer = organizer.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase) ? organizer[7..] : organizer;
        var kind = (Text("METHOD") is { Length: > 0 } told ? told : method ?? "").ToUpperInvariant();
        return new CalendarEvent(
            kind,
            Text("SUMMARY"),
            Text("LOCATION"),
            When(fields.GetValueOrDefault("DTSTART")),
            When(fields.GetValueOrDefault("DTEND")),
            organizer,
            kind is "REPLY" or "COUNTER" ? answer : "",
            Text("DESCRIPTION")
        );
    }

    /// <summary>The event in lines for people.</summary>
    public string ToText()
    {
        var output = new StringBuilder();
        void Line(string value)
        {
            if (value.Length > 0)
            {
                output.Append(output.Length > 0 ? "\n" : "").Append(value);
            }
        }

        Line(Answer.Length > 0 ? $"{Summary} ({Answer.ToLowerInvariant()})" : Summary);
        Line(Ends.Length > 0 ? $"{Starts} – {Ends}" : Starts);
        Line(Location);
        Line(Organizer);
        Line(Description.Length > 0 ? "\n" + Description : "");
        return output.ToString().Trim();
    }

    private static IEnumerable<string> Unfold(string text)
    {
        string? line = null;
        var count = 0;
        foreach (var raw in text.Split('\n'))
        {
            if (++count > MaxLines)
            {
                break;
            }

            if (raw.Length > 0 && raw[0] is ' ' or '\t' && line is not null && line.Length < 20_000)
            {
                line += raw[1..];
                continue;
            }

            if (line is not null)
            {
                yield return line;
            }

            line = raw;
        }

        if (line is not null)
        {
            yield return line;
        }
    }

    /// <summary>The colon before the value: one inside quotes belongs to a parameter.</summary>
    private static int ValueStart(string line)
    {
        var quoted = false;
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '"')
            {
                quoted = !quoted;
            }
            else if (line[i] == ':' && !quoted)
            {
                return i;
            }
        }

        return -1;
    }

    private static string Participation(string parameters)
    {
        var at = parameters.IndexOf("PARTSTAT=", StringComparison.OrdinalIgnoreCase);
        if (at < 0)
        {
            return "";
        }

        var value = parameters[(at + 9)..];
        var end = value.IndexOf(';', StringComparison.Ordinal);
        return (end < 0 ? value : value[..end]).ToUpperInvariant();
    }

    private static string When((string Parameters, string Value) field)
    {
        var value = field.Value ?? "";
        if (DateTime.TryParseExact(value, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        }

        var utc = value.EndsWith('Z');
        if (
            !DateTime.TryParseExact(
                utc ? value[..^1] : value,
                "yyyyMMdd'T'HHmmss",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var time
            )
        )
        {
            return value;
        }

        var zone = utc ? "UTC" : Zone(field.Parameters ?? "");
        return time.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) + (zone.Length > 0 ? " " + zone : "");
    }

    private static string Zone(string parameters)
    {
        var at = parameters.IndexOf("TZID=", StringComparison.OrdinalIgnoreCase);
        if (at < 0)
        {
            return "";
        }

        var value = parameters[(at + 5)..];
        var end = value.IndexOf(';', StringComparison.Ordinal);
        return (end < 0 ? value : value[..end]).Trim('"');
    }

    private static string Unescape(string value) =>
        value
            .Replace("\\n", "\n", StringComparison.OrdinalIgnoreCase)
            .Replace("\\,", ",", StringComparison.Ordinal)
            .Replace("\\;", ";", StringComparison.Ordinal)
            .Replace("\\\\", "\\", StringComparison.Ordinal);
}
