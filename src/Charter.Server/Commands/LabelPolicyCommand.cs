using System.CommandLine;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Charter.Policy;
using Charter.Policy.Language;

namespace Charter.Server.Commands;

/// <summary><c>charter policy label</c>: labels sentences, JSON Lines in, JSON Lines out.</summary>
internal static class LabelPolicyCommand
{
    public static Command Create()
    {
        var command = new Command(
            "label",
            """Labels policy sentences. Reads {"id","text","lang"} lines from standard input, writes {"id","kind","commitments"} lines."""
        );
        command.SetAction(
            async (_, cancellation) =>
            {
                using var input = new StreamReader(Console.OpenStandardInput(), Encoding.UTF8);
                await using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false));
                await RunAsync(input, output, cancellation);
                return 0;
            }
        );
        return command;
    }

    /// <summary>Labels every line; a line that can't be read gives an error line, and the rest go on.</summary>
    public static async Task RunAsync(TextReader input, TextWriter output, CancellationToken cancellation)
    {
        await foreach (var line in JsonLines.Lines(input, cancellation))
        {
            var answer = line is null
                ? Error(null, $"The line is longer than {JsonLines.MaxLineLength} characters.")
                : LabelLine(line);
            await output.WriteLineAsync(answer.ToJsonString(PolicyJson.Options));
            await output.FlushAsync(cancellation);
        }
    }

    private static JsonObject LabelLine(string line)
    {
        JsonNode? id = null;
        try
        {
            if (JsonNode.Parse(line.TrimStart('\ufeff')) is not JsonObject request)
            {
                return Error(null, "The line is not a JSON object.");
            }

            id = request["id"]?.DeepClone();
            if (request["text"] is not JsonValue text || !text.TryGetValue<string>(out var sentence))
            {
                return Error(id, "The line has no \"text\".");
            }

            var language = request["lang"] is JsonValue lang && lang.TryGetValue<string>(out var tag) ? tag : "en";
            var labelled = PolicyCompiler.Label(sentence, language);
            return new JsonObject
            {
                ["id"] = id,
                ["kind"] = Vocabulary.Token(labelled.Kind),
                ["commitments"] = PolicyJson.Commitments(labelled),
            };
        }
        catch (Exception e) when (e is JsonException or ArgumentException or InvalidOperationException)
        {
            return Error(id, e.Message);
        }
    }

    private static JsonObject Error(JsonNode? id, string message) =>
        new() { ["id"] = id?.DeepClone(), ["error"] = message };
}
