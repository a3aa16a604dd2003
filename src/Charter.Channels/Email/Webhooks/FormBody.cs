using System.Globalization;
using System.Text;

namespace Charter.Channels.Email.Webhooks;

/// <summary>
/// Reads a posted form, <c>multipart/form-data</c> (RFC 7578) or <c>application/x-www-form-urlencoded</c>, into fields of
/// bytes. The framework's own reader makes text of every field, which would spoil a raw mail that is not UTF-8.
/// </summary>
public static class FormBody
{
    // Far more than any provider sends, and few enough to look through.
    private const int MostParts = 1000;
    private const int LongestBoundary = 200;
    private const int LongestHead = 16 * 1024;

    /// <summary>The fields in their order; <c>null</c> for what is no form, or is cut short.</summary>
    public static IReadOnlyList<FormPart>? Read(string contentType, ReadOnlyMemory<byte> body)
    {
        ArgumentNullException.ThrowIfNull(contentType);
        var semicolon = contentType.IndexOf(';', StringComparison.Ordinal);
        var type = (semicolon < 0 ? contentType : contentType[..semicolon]).Trim();
        if (type.Equals("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase))
        {
            return ReadEncoded(body);
        }

        return
            type.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            && Parameter(contentType, "boundary") is { Length: > 0 and <= LongestBoundary } boundary
            ? ReadMultipart(boundary, body)
            : null;
    }

    /// <summary>The first field of a name, as text; <c>null</c> where there is none.</summary>
    public static string? Text(IReadOnlyList<FormPart> parts, string name) =>
        Bytes(parts, name) is { } value ? Encoding.UTF8.GetString(value.Span) : null;

    /// <summary>The first field of a name; <c>null</c> where there is none.</summary>
    public static ReadOnlyMemory<byte>? Bytes(IReadOnlyList<FormPart> parts, string name)
    {
        ArgumentNullException.ThrowIfNull(parts);
        foreach (var part in parts)
        {
            if (part.Name == name)
            {
                return part.Value;
            }
        }

        return null;
    }

    private static List<FormPart>? ReadMultipart(string boundary, ReadOnlyMemory<byte> body)
    {
        var dashes = Encoding.UTF8.GetBytes($"--{boundary}");
        var delimiter = Encoding.UTF8.GetBytes($"\r\n--{boundary}");
        var span = body.Span;
        var at = span.StartsWith(dashes) ? dashes.Length : AfterDelimiter(span, delimiter, 0);
        var parts = new List<FormPart>();
        while (at >= 0 && !span[at..].StartsWith("--"u8))
        {
            var line = span[at..].IndexOf("\r\n"u8);
            if (line < 0)
            {
                return null;
            }

            var head = at + line + 2;
            var rest = span[head..];
            var blank = rest[..Math.Min(rest.Length, LongestHead)].IndexOf("\r\n\r\n"u8);
            if (blank < 0)
            {
                return null;
            }

            var start = head + blank + 4;
            // An empty part's delimiter begins with the very line end that closed its head.
            var next = AfterDelimiter(span, delimiter, start - 2);
            if (next < 0 || parts.Count == MostParts)
            {
                return null;
            }

            var name = NameIn(Encoding.UTF8.GetString(span.Slice(head, blank)));
            parts.Add(new FormPart(name, body[start..Math.Max(start, next - delimiter.Length)]));
            at = next;
        }

        return at < 0 ? null : parts;
    }

    // Where what follows the next delimiter begins: a longer line that only begins like it is content.
    private static int AfterDelimiter(ReadOnlySpan<byte> span, ReadOnlySpan<byte> delimiter, int from)
    {
        while (true)
        {
            var found = span[from..].IndexOf(delimiter);
            if (found < 0)
            {
                return -1;
            }

            var after = from + found + delimiter.Length;
            if (after >= span.Length || span[after] is (byte)'\r' or (byte)'-' or (byte)' ' or (byte)'\t')
            {
                return after;
            }

            from = after;
        }
    }

    private static string NameIn(string head)
    {
        foreach (var line in head.Split("\r\n"))
        {
            if (line.StartsWith("Content-Disposition:", StringComparison.OrdinalIgnoreCase))
            {
                return Parameter(line, "name") ?? "";
            }
        }

        return "";
    }

    private static string? Parameter(string header, string name)
    {
        for (var at = header.IndexOf(';', StringComparison.Ordinal); at >= 0; )
        {
            at++;
            var equals = header.IndexOf('=', at);
            if (equals < 0)
            {
                return null;
            }

            var key = header[at..equals].Trim();
            var (value, end) = ValueAt(header, equals + 1);
            if (key.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return value;
            }

            at = header.IndexOf(';', end);
        }

        return null;
    }

    private static (string Value, int End) ValueAt(string header, int at)
    {
        if (at >= header.Length || header[at] != '"')
        {
            var end = header.IndexOf(';', at);
            end = end < 0 ? header.Length : end;
            return (header[at..end].Trim(), end);
        }

        var value = new StringBuilder();
        for (at++; at < header.Length && header[at] != '"'; at++)
        {
            at += header[at] == '\\' && at + 1 < header.Length ? 1 : 0;
            value.Append(header[at]);
        }

        return (value.ToString(), Math.Min(at + 1, header.Length));
    }

    private static List<FormPart>? ReadEncoded(ReadOnlyMemory<byte> body)
    {
        var parts = new List<FormPart>();
        for (var rest = body; rest.Length > 0; )
        {
            var end = rest.Span.IndexOf((byte)'&');
            var field = end < 0 ? rest : rest[..end];
            rest = end < 0 ? default : rest[(end + 1)..];
            if (field.Length == 0)
            {
                continue;
            }

            if (parts.Count == MostParts)
            {
                return null;
            }

            var equals = field.Span.IndexOf((byte)'=');
            var name = equals < 0 ? field : field[..equals];
            var value = equals < 0 ? default : field[(equals + 1)..];
            parts.Add(new FormPart(Encoding.UTF8.GetString(Decode(name.Span)), Decode(value.Span)));
        }

        return parts;
    }

    private static byte[] Decode(ReadOnlySpan<byte> text)
    {
        var decoded = new byte[text.Length];
        var count = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var b = text[i] == '+' ? (byte)' ' : text[i];
            if (
                b == '%'
                && i + 2 < text.Length
                && byte.TryParse(
                    text.Slice(i + 1, 2),
                    NumberStyles.AllowHexSpecifier,
                    CultureInfo.InvariantCulture,
                    out var hex
                )
            )
            {
                b = hex;
                i += 2;
            }

            decoded[count++] = b;
        }

        return decoded[..count];
    }
}
