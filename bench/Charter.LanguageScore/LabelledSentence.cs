using System.Text.Json;
using Charter.Policy;

namespace Charter.LanguageScore;

/// <summary>A sentence with the labels that people gave it.</summary>
/// <param name="Id">The id in its file.</param>
/// <param name="Text">The sentence.</param>
/// <param name="Language">Its IETF tag.</param>
/// <param name="Kind">The kind, as written.</param>
/// <param name="Commitments">The promises.</param>
internal sealed record LabelledSentence(
    string Id,
    string Text,
    string Language,
    string Kind,
    IReadOnlyList<Commitment> Commitments
)
{
    /// <summary>Reads one line of JSON.</summary>
    /// <exception cref="FormatException">A label is not in the vocabulary.</exception>
    public static LabelledSentence Read(string line)
    {
        using var document = JsonDocument.Parse(line);
        var root = document.RootElement;
        return new LabelledSentence(
            root.GetProperty("id").ToString(),
            root.GetProperty("text").GetString()!,
            root.TryGetProperty("lang", out var lang) ? lang.GetString()! : "en",
            root.GetProperty("kind").GetString()!,
            [.. root.GetProperty("commitments").EnumerateArray().Select(ReadCommitment)]
        );
    }

    private static Commitment ReadCommitment(JsonElement json)
    {
        var within = json.GetProperty("within");
        TimeUnit? unit = null;
        if (within.GetProperty("unit").GetString() is { } unitToken)
        {
            unit = Vocabulary.TryReadUnit(unitToken, out var read) ? read : throw Unknown(unitToken);
        }

        var value = within.GetProperty("value");
        var percent = Optional(json, "percent");
        var conditions = Optional(json, "condition")?.GetString();
        return new Commitment(
            Vocabulary.TryReadSubject(json.GetProperty("subject").GetString()!, out var subject)
                ? subject
                : throw Unknown(json.GetProperty("subject").GetString()!),
            Vocabulary.TryReadAction(json.GetProperty("action").GetString()!, out var action)
                ? action
                : throw Unknown(json.GetProperty("action").GetString()!),
            new Allowance(value.ValueKind == JsonValueKind.Null ? null : value.GetDecimal(), unit),
            Optional(json, "every") is { ValueKind: JsonValueKind.True },
            percent?.GetDecimal(),
            Vocabulary.TryReadConditions(conditions, out var set) ? set : throw Unknown(conditions!)
        );
    }

    private static JsonElement? Optional(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private static FormatException Unknown(string token) => new($"The vocabulary has no '{token}'.");
}
