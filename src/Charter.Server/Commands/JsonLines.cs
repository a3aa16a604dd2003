using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
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
        await foreach (var line in Lines(input, cancel))
        {
            if (!TryRead(line, idName, element => answer(element).ToArray(), out var results, out var error))
            {
                await Write(output, error, cancel);
                continue;
            }

            foreach (var result in results)
            {
                await Write(output, result, cancel);
            }
        }

        await output.FlushAsync(cancel);
    }

    /// <summary>The lines that are not empty; <c>null</c> in place of one that is too long.</summary>
    public static async IAsyncEnumerable<string?> Lines(
        TextReader input,
        [EnumeratorCancellation] CancellationToken cancel
    )
    {
        var line = new LineBuffer();
        var buffer = new char[16 * 1024];
        int count;
        while ((count = await input.ReadAsync(buffer.AsMemory(), cancel)) > 0)
        {
            var rest = buffer.AsMemory(0, count);
            for (int end; (end = rest.Span.IndexOf('\n')) >= 0; rest = rest[(end + 1)..])
            {
                line.Add(rest[..end].Span);
                if (line.TryTake(out var text))
                {
                    yield return text;
                }
            }

            line.Add(rest.Span);
        }

        if (line.TryTake(out var last))
        {
            yield return last;
        }
    }

    /// <summary>Reads one line as an object.</summary>
    /// <param name="line">The line; <c>null</c> for one that was too long.</param>
    /// <param name="idName">The property that names a line, repeated in an error.</param>
    /// <param name="read">Reads the object; throws <see cref="FormatException"/> with a message for its author.</param>
    /// <param name="value">What was read.</param>
    /// <param name="error">What to answer where it can't be read.</param>
    public static bool TryRead<T>(
        string? line,
        string idName,
        Func<JsonElement, T> read,
        [MaybeNullWhen(false)] out T value,
        [NotNullWhen(false)] out JsonObject? error
    )
    {
        value = default;
        error = null;
        if (line is null)
        {
            error = Error(idName, null, $"the line is longer than {MaxLineLength} characters");
            return false;
        }

        JsonNode? id = null;
        try
        {
            using var document = JsonDocument.Parse(line.Trim('\uFEFF'));
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                error = Error(idName, null, "the line is not a JSON object");
                return false;
            }

            if (document.RootElement.TryGetProperty(idName, out var named))
            {
                id = JsonNode.Parse(named.GetRawText());
            }

            value = read(document.RootElement);
            return true;
        }
        catch (JsonException)
        {
            error = Error(idName, null, "the line is not JSON");
        }
        catch (Exception e) when (e is FormatException or ArgumentException or InvalidOperationException)
        {
            error = Error(
                idName,
                id,
                e is ArgumentOutOfRangeException ? "a time lies outside the years 1900 to 2199" : e.Message
            );
        }

        return false;
    }

    /// <summary>One object as a line.</summary>
    public static string Text(JsonObject line) => line.ToJsonString(Plain);

    private static JsonObject Error(string idName, JsonNode? id, string message) =>
        new() { [idName] = id, ["error"] = message };

    private static Task Write(TextWriter output, JsonObject line, CancellationToken cancel) =>
        output.WriteAsync((Text(line) + "\n").AsMemory(), cancel);

    /// <summary>A line that is still being read.</summary>
    private sealed class LineBuffer
    {
        private readonly StringBuilder _text = new();
        private bool _isTooLong;

        public void Add(ReadOnlySpan<char> part)
        {
            _isTooLong |= _text.Length + part.Length > MaxLineLength;
            if (!_isTooLong)
            {
                _text.Append(part);
            }
        }

        /// <summary>Takes the line and begins the next.</summary>
        /// <param name="line">The line; <c>null</c> where it was too long.</param>
        /// <returns><c>false</c> for an empty one.</returns>
        public bool TryTake(out string? line)
        {
            line = _isTooLong ? null : _text.ToString();
            _text.Clear();
            var isSomething = _isTooLong || !string.IsNullOrWhiteSpace(line);
            _isTooLong = false;
            return isSomething;
        }
    }
}
