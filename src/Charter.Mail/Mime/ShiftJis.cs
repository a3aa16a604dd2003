using System.Text;

namespace Charter.Mail.Mime;

/// <summary>
/// Shift_JIS with the letters that NEC and IBM added twice. The framework's code page knows IBM's place of them; Python and
/// older programs write NEC's, in which the names of many people stand.
/// </summary>
internal static class ShiftJis
{
    private const int TrailsInRow = 188;
    private const int Kanji = 360;

    // Where IBM's kanji begin: the 29th letter of row FA.
    private const int IbmOffset = 28;

    public static string Decode(ReadOnlySpan<byte> bytes, Encoding codePage)
    {
        if (!bytes.ContainsAny((byte)0xED, (byte)0xEE))
        {
            return codePage.GetString(bytes);
        }

        var copy = bytes.ToArray();
        for (var i = 0; i + 1 < copy.Length; i++)
        {
            if (copy[i] is not ((>= 0x81 and <= 0x9F) or (>= 0xE0 and <= 0xFC)))
            {
                continue;
            }

            if (copy[i] is 0xED or 0xEE && Index(copy[i + 1]) is { } trail)
            {
                Move(copy.AsSpan(i, 2), ((copy[i] - 0xED) * TrailsInRow) + trail);
            }

            i++;
        }

        return codePage.GetString(copy);
    }

    private static void Move(Span<byte> letter, int index)
    {
        var place =
            index < Kanji ? index + IbmOffset
            // Small Roman numerals come behind the kanji, and before them at IBM; four signs follow each.
            : index - Kanji is var sign and >= 2 and < 12 ? sign - 2
            : index - Kanji is var last and >= 12 and < 16 ? last - 12 + 20
            : -1;
        if (place >= 0)
        {
            letter[0] = (byte)(0xFA + (place / TrailsInRow));
            letter[1] = Trail(place % TrailsInRow);
        }
    }

    private static int? Index(byte trail) =>
        trail switch
        {
            >= 0x40 and <= 0x7E => trail - 0x40,
            >= 0x80 and <= 0xFC => trail - 0x41,
            _ => null,
        };

    private static byte Trail(int index) => (byte)(index < 63 ? index + 0x40 : index + 0x41);
}
