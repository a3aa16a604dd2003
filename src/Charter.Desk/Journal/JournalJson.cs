using System.Collections.Frozen;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Charter.Desk.Journal;

/// <summary>Writes events to the journal's JSON and reads them back.</summary>
public static class JournalJson
{
    private static readonly FrozenDictionary<Type, JournalKindAttribute> KindOf =
        JournalCatalog.Kinds.ToFrozenDictionary(type => type, type => type.GetCustomAttribute<JournalKindAttribute>()!);

    private static readonly FrozenDictionary<string, Type> TypeOf = KindOf.ToFrozenDictionary(
        pair => pair.Value.Name,
        pair => pair.Key,
        StringComparer.Ordinal
    );

    /// <summary>How everything that the desk stores or sends as JSON is written: camel case, tokens in snake case, instants in ISO 8601.</summary>
    public static JsonSerializerOptions Options { get; } = MakeOptions();

    /// <summary>The written kind of an event.</summary>
    /// <exception cref="ArgumentException">The record is not in <see cref="JournalCatalog"/>.</exception>
    public static JournalKindAttribute Kind(JournalEvent happened) =>
        KindOf.TryGetValue(happened.GetType(), out var kind)
            ? kind
            : throw new ArgumentException($"{happened.GetType()} is missing in JournalCatalog.", nameof(happened));

    public static string Write(JournalEvent happened) =>
        JsonSerializer.Serialize(happened, happened.GetType(), Options);

    /// <summary>Reads a row's payload back.</summary>
    /// <returns>The event; <c>null</c> for a kind that this version of the program does not know.</returns>
    public static JournalEvent? Read(string kind, string payload) =>
        TypeOf.TryGetValue(kind, out var type)
            ? (JournalEvent?)JsonSerializer.Deserialize(payload, type, Options)
            : null;

    private static JsonSerializerOptions MakeOptions()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        };
        options.Converters.Add(new SubjectJsonConverter());
        options.Converters.Add(new InstantJsonConverter());
        options.Converters.Add(new LocalDateJsonConverter());
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower));
        return options;
    }
}
