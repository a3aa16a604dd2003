using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Charter.Server.Commands;

/// <summary>JSON Lines in, JSON Lines out: one object a line, streamed, and a bad line never stops the rest.</summary>
internal static class JsonLines
{
    /// <summary>The longest line that is read; a longer one is answered with an error and skipped.</summary>
    public const int MaxLineLength = 4 * 1024 * 1024;

    private static readonly JsonSerializerOptions Plain = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Standard input as UTF-8, whatever the console believes.</summary>
    public static TextReader StandardInput() => new StreamReader(Console.OpenStandardInput(), new UTF8Encoding(false));

    /// <summary>Answers every line of the input that is not empty.</summary>
    /// <param name="input">The lines.</param>
    /// <param name="output">Where the answers go, in order.</param>
    /// <param name="idName">The property that names a line, repeated in an error.</param>
    /// <param name="answer">Gives the answers to one line; throws <see cref="FormatException"/> with a message for its author.</param>
    /// <param name="cancel">Stops between lines.</param>
    public static async Task Answer(
        TextReader input,
        TextWriter output,
        string idName,
        Func<JsonElement, IEnumerable<JsonObject>> answer,
        CancellationToken cancel
    )
    {
        var line = new StringBuilder();
        var buffer = new char[16 * 1024];
        var tooLong = false;
        int count;
        while ((count = await input.ReadAsync(buffer.AsMemory(), cancel)) > 0)
        {
            var rest = buffer.AsMemory(0, count);
            for (int end; (end = rest.Span.IndexOf('\n')) >= 0; rest = rest[(end + 1)..])
            {
                Take(rest[..end].Span);
                await AnswerLine();
            }

            Take(rest.Span);
        }

        await AnswerLine();
        await output.FlushAsync(cancel);

        void Take(ReadOnlySpan<char> part)
        {
            tooLong |= line.Length + part.Length > MaxLineLength;
            if (!tooLong)
            {
                line.Append(part);
            }
        }

        async Task AnswerLine()
        {
            var text = line.ToString();
            var wasTooLong = tooLong;
            line.Clear();
            tooLong = false;
            if (wasTooLong)
            {
                await Write(output, Error(idName, null, $"the line is longer than {MaxLineLength} characters"), cancel);
            }
            else if (!string.IsNullOrWhiteSpace(text))
            {
                foreach (var result in Answers(text, idName, answer))
                {
                    await Write(output, result, cancel);
                }
            }
        }
    }

    private static IReadOnlyList<JsonObject> Answers(
        string line,
        string idName,
        Func<JsonElement, IEnumerable<JsonObject>> answer
    )
    {
        JsonNode? id = null;
        try
        {
            using var document = JsonDocument.Parse(line.Trim('\uFEFF'));
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                return [Error(idName, null, "the line is not a JSON object")];
            }

            if (document.RootElement.TryGetProperty(idName, out var named))
            {
                id = JsonNode.Parse(named.GetRawText());
            }

            return [.. answer(document.RootElement)];
        }
        catch (JsonException)
        {
            return [Error(idName, null, "the line is not JSON")];
        }
        catch (Exception e) when (e is FormatException or ArgumentException or InvalidOperationException)
        {
            return
            [
                Error(
                    idName,
                    id,
                    e is ArgumentOutOfRangeException ? "a time lies outside the years 1900 to 2199" : e.Message
                ),
            ];
        }
    }

    private static JsonObject Error(string idName, JsonNode? id, string message) =>
        new() { [idName] = id, ["error"] = message };

    private static Task Write(TextWriter output, JsonObject line, CancellationToken cancel) =>
        output.WriteAsync((line.ToJsonString(Plain) + "\n").AsMemory(), cancel);
}
