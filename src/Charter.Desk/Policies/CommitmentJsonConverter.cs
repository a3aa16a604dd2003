using System.Text.Json;
using System.Text.Json.Serialization;
using Charter.Policy;

namespace Charter.Desk.Policies;

/// <summary>Commitments in the words of the label guide: <c>{"subject":"email","action":"respond","value":24,"unit":"hour"}</c>.</summary>
internal sealed class CommitmentJsonConverter : JsonConverter<Commitment>
{
    private sealed record Written(
        string Subject,
        string Action,
        decimal? Value,
        string? Unit,
        bool Every,
        decimal? Percent,
        string? Condition
    );

    public override Commitment Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var written = JsonSerializer.Deserialize<Written>(ref reader, options) ?? throw new JsonException();
        TimeUnit? unit =
            written.Unit is null ? null
            : Vocabulary.TryReadUnit(written.Unit, out var read) ? read
            : throw new JsonException($"“{written.Unit}” is not a unit.");
        return
            Vocabulary.TryReadSubject(written.Subject, out var subject)
            && Vocabulary.TryReadAction(written.Action, out var action)
            && Vocabulary.TryReadConditions(written.Condition, out var conditions)
            ? new Commitment(
                subject,
                action,
                new Allowance(written.Value, unit),
                written.Every,
                written.Percent,
                conditions
            )
            : throw new JsonException($"“{written}” is not a commitment.");
    }

    public override void Write(Utf8JsonWriter writer, Commitment value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(
            writer,
            new Written(
                Vocabulary.Token(value.Subject),
                Vocabulary.Token(value.Action),
                value.Within.Value,
                value.Within.Unit is { } unit ? Vocabulary.Token(unit) : null,
                value.Every,
                value.Percent,
                value.Conditions.Count == 0 ? null : value.Conditions.ToString()
            ),
            options
        );
}
