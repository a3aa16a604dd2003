using System.Buffers.Binary;

namespace Charter.Mail.Tnef;

/// <summary>The compression of Outlook's RTF (MS-OXRTFCP): a dictionary of 4,096 bytes that begins with what every text begins with.</summary>
internal static class CompressedRtf
{
    private const int MaxOutput = 16 * 1024 * 1024;
    private const uint Compressed = 0x75465A4C;
    private const uint Uncompressed = 0x414C454D;

    private static ReadOnlySpan<byte> Beginning =>
        "{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx"u8;

    /// <summary>The RTF; null when the bytes are not compressed RTF. Damage ends the text where it stands.</summary>
    public static byte[]? Decompress(ReadOnlySpan<byte> data)
    {
        if (data.Length < 16)
        {
            return null;
        }

        var kind = BinaryPrimitives.ReadUInt32LittleEndian(data[8..]);
        if (kind == Uncompressed)
        {
            return data[16..].ToArray();
        }

        return kind == Compressed ? Expand(data[16..]) : null;
    }

    private static byte[] Expand(ReadOnlySpan<byte> data)
    {
        var window = new byte[4096];
        Beginning.CopyTo(window);
        var write = Beginning.Length;
        var output = new List<byte>(data.Length * 3);
        var position = 0;
        while (position < data.Length && output.Count < MaxOutput)
        {
            var control = data[position++];
            for (var bit = 0; bit < 8 && position < data.Length; bit++)
            {
                if ((control & (1 << bit)) == 0)
                {
                    output.Add(data[position]);
                    window[write] = data[position++];
                    write = (write + 1) & 4095;
                    continue;
                }

                if (position + 2 > data.Length)
                {
                    return [.. output];
                }

                var reference = BinaryPrimitives.ReadUInt16BigEndian(data[position..]);
                position += 2;
                var from = reference >> 4;
                if (from == write)
                {
                    return [.. output];
                }

                for (var i = (reference & 15) + 2; i > 0; i--)
                {
                    output.Add(window[from]);
                    window[write] = window[from];
                    write = (write + 1) & 4095;
                    from = (from + 1) & 4095;
                }
            }
        }

        return [.. output];
    }
}
