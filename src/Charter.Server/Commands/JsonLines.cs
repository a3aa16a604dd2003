using System.Diagnostics.CodeAnalysis;
using System.Globalization;
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
    public static TextReader StandardInput() => new Utf8Reader(Console.OpenStandardInput());

    /// <summary>Works on standard input; where it can't be read (a folder, say), a message and status 1.</summary>
    public static async Task<int> OfStandardInput(string command, TextWriter errors, Func<TextReader, Task> work)
    {
        using var input = StandardInput();
        try
        {
            await work(input);
            return 0;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            await errors.WriteLineAsync($"{command}: {e.Message}");
            return 1;
        }
    }

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
            // An answer that can't be written is a fault of its line too, so it is made into text where faults are caught.
            if (
                !TryRead(
                    line,
                    idName,
                    element => answer(element).Select(Text).ToArray(),
                    out var results,
                    out var error
                )
            )
            {
                results = [Text(error)];
            }

            foreach (var result in results)
            {
                await output.WriteAsync((result + "\n").AsMemory(), cancel);
            }

            // Whoever asks line by line waits for each answer.
            await output.FlushAsync(cancel);
        }
    }

    /// <summary>The lines that are not empty; <c>null</c> in place of one that is too long.</summary>
    public static async IAsyncEnumerable<string?> Lines(
        TextReader input,
        [EnumeratorCancellation] CancellationToken cancel
    )
    {
        var line = new LineSoFar();
        var buffer = new char[16 * 1024];
        int count;
        while ((count = await input.ReadAsync(buffer.AsMemory(), cancel)) > 0)
        {
            var rest = buffer.AsMemory(0, count);
            for (int end; (end = rest.Span.IndexOf('\n')) >= 0; rest = rest[(end + 1)..])
            {
                line.Add(rest[..end].Span);
                if (!line.DropIfEmpty())
                {
                    yield return line.Take();
                }
            }

            line.Add(rest.Span);
        }

        if (!line.DropIfEmpty())
        {
            yield return line.Take();
        }
    }

    /// <summary>A line as far as it was read; of one that is too long only that it is.</summary>
    private sealed class LineSoFar
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

        public bool DropIfEmpty()
        {
            if (_isTooLong)
            {
                return false;
            }

            for (var i = 0; i < _text.Length; i++)
            {
                if (!char.IsWhiteSpace(_text[i]))
                {
                    return false;
                }
            }

            _text.Clear();
            return true;
        }

        /// <summary>The line, and begins the next; <c>null</c> for one that was too long.</summary>
        public string? Take()
        {
            var text = _isTooLong ? null : _text.ToString();
            _text.Clear();
            _isTooLong = false;
            return text;
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
            var text = line.Trim('\uFEFF');
            var whole = WholeCharacters(text);
            using var document = JsonDocument.Parse(whole);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                error = Error(idName, null, "the line is not a JSON object");
                return false;
            }

            if (document.RootElement.TryGetProperty(idName, out var named))
            {
                id = JsonNode.Parse(named.GetRawText());
            }

            RefuseBroken(text, isWhole: ReferenceEquals(text, whole));
            JsonParts.RefuseRepeated(document.RootElement);
            value = read(document.RootElement);
            return true;
        }
        catch (JsonException)
        {
            error = Error(idName, id, "the line is not JSON");
        }
        catch (ArgumentOutOfRangeException)
        {
            error = Error(idName, id, "a time lies outside the years 1900 to 2199");
        }
        catch (Exception e) when (e is not (OperationCanceledException or OutOfMemoryException))
        {
            // Whatever it is about this line, the others have nothing to do with it.
            error = Error(idName, id, e.Message);
        }

        return false;
    }

    /// <summary>Refuses a line whose characters are not all there, once it is known what the line is called.</summary>
    private static void RefuseBroken(string line, bool isWhole)
    {
        if (Utf8Reader.HoldsOtherBytes(line))
        {
            throw new FormatException("the line holds bytes that are not UTF-8");
        }

        if (!isWhole)
        {
            throw new FormatException("a text holds half a character (a surrogate without its other half)");
        }
    }

    /// <summary>
    /// The line with a mark (U+FFFD) in place of each half of a character, written out or as <c>\ud800</c>: no text can be
    /// made of them, so that not even an error could repeat what names the line. The same text where there is none.
    /// </summary>
    private static string WholeCharacters(string line)
    {
        StringBuilder? whole = null;
        var copied = 0;
        for (var i = 0; i < line.Length; )
        {
            var unit = UnitAt(line, i, out var length);
            var next = i + length;
            if (
                char.IsHighSurrogate(unit)
                && next < line.Length
                && char.IsLowSurrogate(UnitAt(line, next, out var more))
            )
            {
                i = next + more;
                continue;
            }

            if (char.IsSurrogate(unit))
            {
                whole ??= new StringBuilder(line.Length);
                whole.Append(line, copied, i - copied).Append('\uFFFD');
                copied = next;
            }

            i = next;
        }

        return whole is null ? line : whole.Append(line, copied, line.Length - copied).ToString();
    }

    /// <summary>The code unit at a place of a line of JSON, and how many characters write it; an escape of another kind counts as its backslash.</summary>
    private static char UnitAt(string line, int at, out int length)
    {
        length = 1;
        if (line[at] != '\\' || at + 1 >= line.Length)
        {
            return line[at];
        }

        if (
            line[at + 1] == 'u'
            && at + 6 <= line.Length
            && ushort.TryParse(
                line.AsSpan(at + 2, 4),
                NumberStyles.AllowHexSpecifier,
                CultureInfo.InvariantCulture,
                out var code
            )
        )
        {
            length = 6;
            return (char)code;
        }

        // "\\ud800" is a backslash and five letters.
        length = 2;
        return line[at];
    }

    /// <summary>One object as a line.</summary>
    public static string Text(JsonObject line) => line.ToJsonString(Plain);

    private static JsonObject Error(string idName, JsonNode? id, string message) =>
        new() { [idName] = id, ["error"] = message };
}
