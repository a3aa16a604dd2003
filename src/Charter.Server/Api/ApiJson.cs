using System.Text.Json;
using System.Text.Json.Serialization;
using Charter.Desk.Journal;

namespace Charter.Server.Api;

/// <summary>
/// The API writes and reads JSON as the journal does: camel case, snake-case tokens, ISO 8601 instants. It is strict in
/// what it reads: a misspelt field is refused instead of lost.
/// </summary>
internal static class ApiJson
{
    public static void Configure(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JournalJson.Options.PropertyNamingPolicy;
        options.Encoder = JournalJson.Options.Encoder;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.RespectNullableAnnotations = true;
        options.RespectRequiredConstructorParameters = true;
        foreach (var converter in JournalJson.Options.Converters)
        {
            options.Converters.Add(converter);
        }
    }
}
