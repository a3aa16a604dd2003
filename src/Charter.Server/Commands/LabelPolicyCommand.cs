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
            async (parsed, cancellation) =>
            {
                await using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false));
                return await JsonLines.OfStandardInput(
                    "charter policy label",
                    parsed.InvocationConfiguration.Error,
                    input => RunAsync(input, output, cancellation)
                );
            }
        );
        return command;
    }

    /// <summary>Labels every line; a line that can't be read gives an error line, and the rest go on.</summary>
    public static Task RunAsync(TextReader input, TextWriter output, CancellationToken cancellation) =>
        JsonLines.Answer(input, output, "id", line => [Labelled(line)], cancellation);

    private static JsonObject Labelled(JsonElement line)
    {
        if (!line.TryGetProperty("text", out var text) || text.ValueKind != JsonValueKind.String)
        {
            throw new FormatException("the line has no \"text\"");
        }

        var tag = JsonParts.Text(line, "lang");
        var labelled = tag is null
            ? PolicyCompiler.Label(text.GetString()!)
            : PolicyCompiler.Label(text.GetString()!, tag);
        return new JsonObject
        {
            ["id"] = line.TryGetProperty("id", out var id) ? JsonNode.Parse(id.GetRawText()) : null,
            ["kind"] = Vocabulary.Token(labelled.Kind),
            ["commitments"] = PolicyJson.Commitments(labelled),
        };
    }
}
