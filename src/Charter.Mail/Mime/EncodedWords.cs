using System.Text;

namespace Charter.Mail.Mime;

/// <summary>
/// Encoded words (RFC 2047) as they are met: side by side, split within a character, inside quotes and
/// parameters, glued to other text, with blanks in them, without their end. One pass.
/// </summary>
internal static class EncodedWords
{
    public static string Decode(string text)
    {
        if (!text.Contains("=?", StringComparison.Ordinal))
        {
            return Clean(text);
        }

        var output = new StringBuilder(text.Length);
        var pending = new List<byte>();
        string? pendingCharset = null;
        var position = 0;
        while (position < text.Length)
        {
            var start = text.IndexOf("=?", position, StringComparison.Ordinal);
            if (start < 0 || !TryRead(text, start, out var word))
            {
                // A "=?" that begins no word is text; go on after it.
                var end = start < 0 ? text.Length : start + 2;
                Flush(output, pending, ref pendingCharset);
                output.Append(text, position, end - position);
                position = end;
                continue;
            }

            var between = text.AsSpan(position, start - position);
            var adjacent = pendingCharset is not null && between.Trim().IsEmpty;
            if (!adjacent)
            {
                Flush(output, pending, ref pendingCharset);
                output.Append(between);
            }
            else if (!string.Equals(pendingCharset, word.Charset, StringComparison.OrdinalIgnoreCase))
            {
                Flush(output, pending, ref pendingCharset);
            }

            pendingCharset = word.Charset;
            pending.AddRange(word.Bytes);
            position = word.End;
        }

        Flush(output, pending, ref pendingCharset);
        return Clean(output.ToString());
    }

    private static void Flush(StringBuilder output, List<byte> pending, ref string? charset)
    {
        if (charset is null)
        {
            return;
        }

        output.Append(
            Charsets.DecodeLabelled(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(pending), charset, out _)
        );
        pending.Clear();
        charset = null;
    }

    private static bool TryRead(string text, int start, out (string Charset, byte[] Bytes, int End) word)
    {
        word = default;
        var charsetEnd = IndexWithin(text, '?', start + 2, 64);
        if (charsetEnd < 0 || charsetEnd + 2 >= text.Length || text[charsetEnd + 2] != '?')
        {
            return false;
        }

        var label = text.AsSpan(start + 2, charsetEnd - start - 2);
        var language = label.IndexOf('*');
        label = language >= 0 ? label[..language] : label;
        var kind = char.ToUpperInvariant(text[charsetEnd + 1]);
        if (label.IsEmpty || label.ContainsAny(" \t\"<>") || kind is not ('B' or 'Q'))
        {
            return false;
        }

        var content = charsetEnd + 3;
        var close = text.IndexOf("?=", content, StringComparison.Ordinal);
        var contentEnd = close < 0 ? text.Length : close;
        var encoded = text.AsSpan(content, contentEnd - content);
        if (close < 0 && encoded.ContainsAny(" <>\""))
        {
            return false;
        }

        var bytes = kind == 'B' ? TransferDecoding.Base64(Latin1(encoded), out _) : Q(encoded);
        word = (label.ToString(), bytes, close < 0 ? text.Length : close + 2);
        return true;
    }

    private static int IndexWithin(string text, char c, int start, int length) =>
        start >= text.Length ? -1 : text.IndexOf(c, start, Math.Min(length, text.Length - start));

    private static byte[] Latin1(ReadOnlySpan<char> text)
    {
        var bytes = new byte[text.Length];
        for (var i = 0; i < text.Length; i++)
        {
            bytes[i] = text[i] < 256 ? (byte)text[i] : (byte)'?';
        }

        return bytes;
    }

    private static byte[] Q(ReadOnlySpan<char> text)
    {
        var bytes = new List<byte>(text.Length);
        Span<byte> utf8 = stackalloc byte[4];
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (
                c == '='
                && i + 2 < text.Length
                && char.IsAsciiHexDigit(text[i + 1])
                && char.IsAsciiHexDigit(text[i + 2])
            )
            {
                bytes.Add((byte)((Convert.FromHexString(text.Slice(i + 1, 2)))[0]));
                i += 2;
            }
            else if (c < 128)
            {
                bytes.Add(c == '_' ? (byte)' ' : (byte)c);
            }
            else if (Rune.DecodeFromUtf16(text[i..], out var rune, out var used) == System.Buffers.OperationStatus.Done)
            {
                bytes.AddRange(utf8[..rune.EncodeToUtf8(utf8)]);
                i += used - 1;
            }
        }

        return bytes.ToArray();
    }

    /// <summary>Decoded text may hold line ends and NULs that the sender smuggled in: a header value is one line.</summary>
    private static string Clean(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\0', '\u001F') && !text.Contains('\u007F'))
        {
            return text;
        }

        var output = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (c is '\t' or '\r' or '\n')
            {
                output.Append(' ');
            }
            else if (!char.IsControl(c))
            {
                output.Append(c);
            }
        }

        return output.ToString();
    }
}
