using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Charter.Policy;
using Charter.Policy.Calendars;
using Charter.Policy.Language;
using NodaTime;
using NodaTime.Text;

namespace Charter.Server.Commands;

/// <summary>The JSON shapes of the policy commands, as <c>docs/policy-language/labels.md</c> describes them.</summary>
internal static class PolicyJson
{
    /// <summary>Text stays readable: only what JSON itself demands is escaped.</summary>
    public static JsonSerializerOptions Options { get; } =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static JsonObject Commitment(Commitment commitment) =>
        new()
        {
            ["subject"] = Vocabulary.Token(commitment.Subject),
            ["action"] = Vocabulary.Token(commitment.Action),
            ["within"] = new JsonObject
            {
                ["value"] = Number(commitment.Within.Value),
                ["unit"] = commitment.Within.Unit is { } unit ? Vocabulary.Token(unit) : null,
            },
            ["every"] = commitment.Every,
            ["percent"] = Number(commitment.Percent),
            ["condition"] = commitment.Conditions.Count == 0 ? null : commitment.Conditions.ToString(),
        };

    public static JsonArray Commitments(PolicySentence sentence) =>
        [.. sentence.Commitments.Select(c => Commitment(c.Commitment))];

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

    /// <summary>Whole numbers without a decimal point.</summary>
    private static JsonValue? Number(decimal? value) =>
        value is not { } number ? null
        : number == decimal.Truncate(number) && Math.Abs(number) < long.MaxValue ? JsonValue.Create((long)number)
        : JsonValue.Create(number);
}
