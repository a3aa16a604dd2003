using System.Text.Json;
using Charter.Desk.Journal;

namespace Charter.Server.Api;

/// <summary>The API writes and reads JSON as the journal does: camel case, snake-case tokens, ISO 8601 instants.</summary>
internal static class ApiJson
{
    public static void Configure(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JournalJson.Options.PropertyNamingPolicy;
        options.Encoder = JournalJson.Options.Encoder;
        foreach (var converter in JournalJson.Options.Converters)
        {
            options.Converters.Add(converter);
        }
    }
}
