using System.Globalization;
using System.Text;

namespace Charter.Mail.Mime;

/// <summary>"value; name=value; ..." of Content-Type and Content-Disposition, with RFC 2231 and what clients send instead.</summary>
internal static class HeaderParameters
{
    private const int MaxParameters = 200;

    public static (string Value, Dictionary<string, string> Parameters) Parse(string text)
    {
        var semicolon = text.IndexOf(';');
        var head = StripComments(semicolon < 0 ? text : text[..semicolon]).Trim();
        var forgotten = head.IndexOf('=') is var equals and > 0 ? head.AsSpan(0, equals).LastIndexOfAny(' ', '\t') : -1;
        if (forgotten > 0)
        {
            // "text/plain charset=utf-8": the semicolon was forgotten.
            return (head[..forgotten].Trim(), Join(Split(text.AsSpan(forgotten + 1))));
        }

        var pieces = semicolon < 0 ? [] : Split(text.AsSpan(semicolon + 1));
        return (head, Join(pieces));
    }

    private static string StripComments(string text)
    {
        var open = text.IndexOf('(');
        return open < 0 ? text : text[..open];
    }

    private static List<(string Name, string Value)> Split(ReadOnlySpan<char> text)
    {
        var pieces = new List<(string, string)>();
        while (!text.IsEmpty && pieces.Count < MaxParameters)
        {
            text = text.TrimStart("; \t");
            var equals = text.IndexOfAny('=', ';');
            if (equals < 0)
            {
                break;
            }

            if (text[equals] == ';')
            {
                text = text[(equals + 1)..];
                continue;
            }

            var name = text[..equals].Trim().ToString().ToLowerInvariant();
            text = text[(equals + 1)..].TrimStart();
            var value = text.StartsWith("\"") ? Quoted(ref text) : Bare(ref text);
            pieces.Add((name, value));
        }

        return pieces;
    }

    private static string Bare(ref ReadOnlySpan<char> text)
    {
        var end = text.IndexOf(';');
        var value = end < 0 ? text : text[..end];
        text = end < 0 ? [] : text[(end + 1)..];
        return value.Trim().ToString();
    }

    private static string Quoted(ref ReadOnlySpan<char> text)
    {
        var value = new StringBuilder();
        var i = 1;
        for (; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\\' && i + 1 < text.Length && text[i + 1] is '"' or '\\')
            {
                value.Append(text[++i]);
            }
            else if (c == '"')
            {
                // A quote inside the name, not escaped: the true end is followed by ; or nothing.
                var rest = text[(i + 1)..].TrimStart();
                if (rest.IsEmpty || rest[0] == ';' || !rest.Contains('"'))
                {
                    i++;
                    break;
                }

                if (LooksLikeNextParameter(rest))
                {
                    i++;
                    break;
                }

                value.Append(c);
            }
            else
            {
                value.Append(c);
            }
        }

        text = text[Math.Min(i, text.Length)..];
        return value.ToString();
    }

    /// <summary>A forgotten semicolon: a="1" b="2".</summary>
    private static bool LooksLikeNextParameter(ReadOnlySpan<char> rest)
    {
        var length = 0;
        while (
            length < rest.Length
            && length < 40
            && (char.IsAsciiLetterOrDigit(rest[length]) || rest[length] is '-' or '*' or '_')
        )
        {
            length++;
        }

        return length > 0 && length < rest.Length && rest[length] == '=';
    }

    private static Dictionary<string, string> Join(List<(string Name, string Value)> pieces)
    {
        var result = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var parts = new Dictionary<string, SortedDictionary<int, (string Value, bool Encoded)>>(
            StringComparer.OrdinalIgnoreCase
        );
        foreach (var (name, value) in pieces)
        {
            var star = name.IndexOf('*');
            if (star < 0)
            {
                result.TryAdd(name, EncodedWords.Decode(value));
                continue;
            }

            var plain = name[..star];
            var rest = name[(star + 1)..];
            var encoded = rest.Length == 0 || rest.EndsWith('*');
            var number = rest.TrimEnd('*');
            var index = 0;
            if (number.Length > 0 && !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out index))
            {
                continue;
            }

            if (!parts.TryGetValue(plain, out var list))
            {
                parts[plain] = list = [];
            }

            list.TryAdd(index, (value, encoded));
        }

        foreach (var (name, list) in parts)
        {
            // The extended form wins over the plain one, which is there for old programs (RFC 6266, 4.3).
            result[name] = JoinParts(list.Values);
        }

        return result;
    }

    private static string JoinParts(IEnumerable<(string Value, bool Encoded)> parts)
    {
        string? charset = null;
        var bytes = new List<byte>();
        var first = true;
        var anyEncoded = false;
        foreach (var (value, encoded) in parts)
        {
            var text = value;
            if (first && encoded)
            {
                var quote = text.IndexOf('\'');
                var second = quote < 0 ? -1 : text.IndexOf('\'', quote + 1);
                if (second > 0)
                {
                    charset = text[..quote];
                    text = text[(second + 1)..];
                }
            }

            first = false;
            anyEncoded |= encoded;
            Append(bytes, text, encoded);
        }

        var span = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(bytes);
        var joined = Charsets.DecodeLabelled(span, charset, out _);
        // Some clients cut an encoded word into continuations.
        return anyEncoded && charset is not null ? WithoutControls(joined) : EncodedWords.Decode(joined);
    }

    private static void Append(List<byte> bytes, string text, bool encoded)
    {
        Span<byte> utf8 = stackalloc byte[4];
        for (var i = 0; i < text.Length; i++)
        {
            if (
                encoded
                && text[i] == '%'
                && i + 2 < text.Length
                && char.IsAsciiHexDigit(text[i + 1])
                && char.IsAsciiHexDigit(text[i + 2])
            )
            {
                bytes.Add(Convert.FromHexString(text.AsSpan(i + 1, 2))[0]);
                i += 2;
            }
            else if (text[i] < 128)
            {
                bytes.Add((byte)text[i]);
            }
            else if (
                Rune.DecodeFromUtf16(text.AsSpan(i), out var rune, out var used) == System.Buffers.OperationStatus.Done
            )
            {
                bytes.AddRange(utf8[..rune.EncodeToUtf8(utf8)]);
                i += used - 1;
            }
        }
    }

    private static string WithoutControls(string text) =>
        text.Any(char.IsControl) ? string.Concat(text.Where(c => !char.IsControl(c))) : text;
}
