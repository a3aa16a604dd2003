using System.Text;

namespace Charter.Mail.Mime;

/// <summary>Writes bodies in their transfer encodings, without a line end of their own: it belongs to what follows.</summary>
internal static class ContentWriter
{
    /// <summary>Text as quoted-printable, or as base64 where that is shorter (writing without Latin letters).</summary>
    public static (string Encoding, byte[] Bytes) Text(string text)
    {
        var lines = text.Replace("\r\n", "\n", StringComparison.Ordinal)
            .Replace('\r', '\n')
            .Replace("\n", "\r\n", StringComparison.Ordinal);
        var bytes = Encoding.UTF8.GetBytes(lines);
        var high = 0;
        foreach (var b in bytes)
        {
            high += b >= 0x80 ? 1 : 0;
        }

        return high * 6 > bytes.Length ? ("base64", Base64(bytes)) : ("quoted-printable", QuotedPrintable(bytes));
    }

    public static byte[] Base64(ReadOnlySpan<byte> bytes) =>
        Encoding.ASCII.GetBytes(Convert.ToBase64String(bytes, Base64FormattingOptions.InsertLineBreaks));

    private static byte[] QuotedPrintable(ReadOnlySpan<byte> bytes)
    {
        var output = new List<byte>(bytes.Length + bytes.Length / 8 + 4);
        var column = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            var b = bytes[i];
            if (b == '\r' && i + 1 < bytes.Length && bytes[i + 1] == '\n')
            {
                output.AddRange("\r\n"u8);
                column = 0;
                i++;
                continue;
            }

            var atLineEnd = i + 1 == bytes.Length || bytes[i + 1] == '\r';
            // "From" and "." at the start of a line are changed by old programs on the way.
            var fragile = column == 0 && (b == '.' || (b == 'F' && bytes[i..].StartsWith("From "u8)));
            var literal =
                b is >= 33 and <= 126 and not (byte)'=' && !fragile || (b is (byte)' ' or (byte)'\t' && !atLineEnd);
            var width = literal ? 1 : 3;
            if (column + width > 75)
            {
                output.AddRange("=\r\n"u8);
                column = 0;
            }

            if (literal)
            {
                output.Add(b);
            }
            else
            {
                output.Add((byte)'=');
                output.Add(Hex(b >> 4));
                output.Add(Hex(b & 15));
            }

            column += width;
        }

        return output.ToArray();
    }

    private static byte Hex(int value) => (byte)"0123456789ABCDEF"[value];
}
