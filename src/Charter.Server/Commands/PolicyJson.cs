using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Charter.Desk.Journal;
using Charter.Policy;
using Charter.Policy.Calendars;
using Charter.Policy.Language;
using Charter.Server.Policies;
using NodaTime;
using NodaTime.Text;

namespace Charter.Server.Commands;

/// <summary>The JSON shapes of the policy commands, as <c>docs/policy-language/labels.md</c> describes them.</summary>
internal static class PolicyJson
{
    /// <summary>Text stays readable: only what JSON itself demands is escaped.</summary>
    public static JsonSerializerOptions Options { get; } =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static JsonNode Commitment(Commitment commitment, int? level = null) =>
        JsonSerializer.SerializeToNode(CommitmentResource.Of(commitment, level), JournalJson.Options)!;

    public static JsonArray Commitments(PolicySentence sentence) =>
        [.. sentence.Commitments.Select(c => Commitment(c.Commitment, c.Level))];

    public static JsonObject Diagnostic(Diagnostic diagnostic) =>
        new()
        {
            ["code"] = diagnostic.Code,
            ["severity"] = Vocabulary.Token(diagnostic.Severity),
            ["line"] = diagnostic.Span.Line,
            ["column"] = diagnostic.Span.Column,
            ["length"] = diagnostic.Span.Length,
            ["message"] = diagnostic.Message,
            ["advice"] = diagnostic.Advice,
        };

    public static JsonObject? Calendar(CalendarDefinition? calendar) =>
        calendar is null
            ? null
            : new JsonObject
            {
                ["zone"] = calendar.Zone.Length == 0 ? null : calendar.Zone,
                ["hours"] = Week(calendar.Hours),
                ["peak"] = Week(calendar.Peak),
                ["holidays"] = new JsonArray([
                    .. calendar.Holidays.Select(h => new JsonObject
                    {
                        ["date"] = LocalDatePattern.Iso.Format(h.Date),
                        ["hours"] = Windows(h.Hours),
                    }),
                ]),
            };

    private static JsonObject Week(ImmutableDictionary<IsoDayOfWeek, ImmutableArray<TimeWindow>> days)
    {
        var week = new JsonObject();
        foreach (var day in days.Keys.Order())
        {
            week[day.ToString()[..3].ToLowerInvariant()] = Windows(days[day]);
        }

        return week;
    }

    private static JsonArray Windows(IEnumerable<TimeWindow> windows) =>
        [.. windows.Select(w => new JsonArray(Clock(w.Start), Clock(w.End)))];

    private static string Clock(LocalTime time) => LocalTimePattern.CreateWithInvariantCulture("HH:mm").Format(time);
}
