using System.Text.Json;

namespace Charter.Channels.Email.Webhooks;

/// <summary>Reads a provider's JSON, in which anything may be missing or of another kind.</summary>
internal static class JsonText
{
    private const int MostEntries = 1000;

    /// <summary>Whether an exception says that JSON can't be read: also half characters, which are good JSON and no text.</summary>
    public static bool IsFault(Exception e) => e is JsonException or InvalidOperationException;

    /// <summary>A text; <c>null</c> where there is none.</summary>
    public static string? Of(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object
        && element.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    /// <summary>The texts of a list; empty where there is none.</summary>
    public static IReadOnlyList<string> ListOf(JsonElement element, string name) =>
        [.. Elements(element, name).Where(v => v.ValueKind == JsonValueKind.String).Select(v => v.GetString()!)];

    /// <summary>The elements of a list; empty where there is none.</summary>
    public static IEnumerable<JsonElement> Elements(JsonElement element, string name) =>
        Member(element, name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray().Take(MostEntries) : [];

    /// <summary>A member; an undefined element where there is none.</summary>
    public static JsonElement Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : default;
}
