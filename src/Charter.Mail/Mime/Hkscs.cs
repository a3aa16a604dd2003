using System.IO.Compression;
using System.Text;

namespace Charter.Mail.Mime;

/// <summary>
/// Big5 with the letters that Hong Kong added (HKSCS), without which its people cannot write as they speak. The framework's
/// code page puts them into the private use area. The table is made by <c>eng/hkscs-table</c>.
/// </summary>
internal static class Hkscs
{
    private const int FirstLead = 0x87;
    private const int TrailsInRow = 157;
    private const int BytesInPoint = 3;

    private static readonly Lazy<int[]> Points = new(Load);

    /// <summary>Text of Big5 bytes.</summary>
    public static string Decode(ReadOnlySpan<byte> bytes, Encoding codePage)
    {
        if (!bytes.ContainsAnyInRange((byte)FirstLead, (byte)0xFE))
        {
            return codePage.GetString(bytes);
        }

        var text = new StringBuilder();
        var begin = 0;
        for (var i = 0; i + 1 < bytes.Length; i++)
        {
            if (bytes[i] < 0x81)
            {
                continue;
            }

            if (LetterAt(bytes[i], bytes[i + 1]) is { } letter)
            {
                text.Append(codePage.GetString(bytes[begin..i])).Append(letter);
                begin = i + 2;
            }

            // A second byte may look like a first one.
            i += Trail(bytes[i + 1]) is null ? 0 : 1;
        }

        return begin == 0 ? codePage.GetString(bytes) : text.Append(codePage.GetString(bytes[begin..])).ToString();
    }

    private static string? LetterAt(byte lead, byte second)
    {
        if (lead < FirstLead || lead == 0xFF || Trail(second) is not { } trail)
        {
            return null;
        }

        var point = Points.Value[((lead - FirstLead) * TrailsInRow) + trail];
        return point > 0
            ? char.ConvertFromUtf32(point)
            // Letters of romanised Cantonese and Min, which are one with their mark here and two in Unicode.
            : (lead, second) switch
            {
                (0x88, 0x62) => "\u00CA\u0304",
                (0x88, 0x64) => "\u00CA\u030C",
                (0x88, 0xA3) => "\u00EA\u0304",
                (0x88, 0xA5) => "\u00EA\u030C",
                _ => null,
            };
    }

    private static int? Trail(byte second) =>
        second switch
        {
            >= 0x40 and <= 0x7E => second - 0x40,
            >= 0xA1 and <= 0xFE => second - 0xA1 + 63,
            _ => null,
        };

    private static int[] Load()
    {
        using var stored =
            typeof(Hkscs).Assembly.GetManifestResourceStream("hkscs.bin")
            ?? throw new InvalidOperationException("The table hkscs.bin is not in the program.");
        using var inflated = new DeflateStream(stored, CompressionMode.Decompress);
        var points = new int[(0xFF - FirstLead) * TrailsInRow];
        var point = new byte[BytesInPoint];
        for (var i = 0; i < points.Length; i++)
        {
            inflated.ReadExactly(point);
            points[i] = point[0] | (point[1] << 8) | (point[2] << 16);
        }

        return points;
    }
}
