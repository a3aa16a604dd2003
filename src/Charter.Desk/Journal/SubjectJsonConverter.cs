using System.Text.Json;
using System.Text.Json.Serialization;
using Charter.Policy;

namespace Charter.Desk.Journal;

/// <summary>Channels and subjects by their tokens (<c>whatsapp</c>, <c>in_person</c>).</summary>
internal sealed class SubjectJsonConverter : JsonConverter<ServedSubject>
{
    public override ServedSubject Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Vocabulary.TryReadSubject(reader.GetString() ?? "", out var subject)
            ? subject
            : throw new JsonException($"“{reader.GetString()}” is not a channel or subject.");

    public override void Write(Utf8JsonWriter writer, ServedSubject value, JsonSerializerOptions options) =>
        writer.WriteStringValue(Vocabulary.Token(value));
}
