using System.Text;

namespace Charter.Mail.Mime;

/// <summary>
/// The supplementary kanji (JIS X 0212) in ISO-2022-JP-1 and EUC-JP. The framework's decoders for these read them as ordinary
/// kanji or not at all; its code page 20932 has them, under two bytes of which the second is below 128.
/// </summary>
internal static class JisSupplement
{
    private const int WithSupplement = 20932;
    private const byte Escape = 0x1B;
    private const byte Third = 0x8F;

    /// <summary>Text of either charset; <c>null</c> where no supplementary kanji are in it, or the charset is another one.</summary>
    public static string? Decode(ReadOnlySpan<byte> bytes, Encoding encoding) =>
        encoding.CodePage switch
        {
            50220 or 50221 or 50222 when bytes.IndexOf("\x1B$(D"u8) >= 0 => Escaped(bytes, encoding),
            51932 or WithSupplement when bytes.Contains(Third) => Unix(bytes),
            _ => null,
        };

    private static string Escaped(ReadOnlySpan<byte> bytes, Encoding encoding)
    {
        var text = new StringBuilder();
        while (bytes.IndexOf("\x1B$(D"u8) is var start and >= 0)
        {
            text.Append(encoding.GetString(bytes[..start]));
            bytes = bytes[(start + 4)..];
            var end = bytes.IndexOfAny(Escape, (byte)'\n', (byte)'\r');
            var kanji = end < 0 ? bytes : bytes[..end];
            Append(text, kanji);
            bytes = end < 0 ? default : bytes[end..];
        }

        return text.Append(encoding.GetString(bytes)).ToString();
    }

    private static void Append(StringBuilder text, ReadOnlySpan<byte> kanji)
    {
        var pairs = kanji[..(kanji.Length & ~1)].ToArray();
        for (var i = 0; i < pairs.Length; i += 2)
        {
            pairs[i] |= 0x80;
        }

        text.Append(Charsets.ByCodePage(WithSupplement)!.GetString(pairs));
    }

    private static string Unix(ReadOnlySpan<byte> bytes)
    {
        var pairs = new byte[bytes.Length];
        var count = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] == Third && i + 2 < bytes.Length && bytes[i + 1] >= 0xA1 && bytes[i + 2] >= 0xA1)
            {
                (pairs[count], pairs[count + 1]) = (bytes[i + 1], (byte)(bytes[i + 2] & 0x7F));
                (count, i) = (count + 2, i + 2);
            }
            else
            {
                pairs[count++] = bytes[i];
            }
        }

        return Charsets.ByCodePage(WithSupplement)!.GetString(pairs, 0, count);
    }
}
