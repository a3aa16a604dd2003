using System.Buffers;

namespace Charter.Mail.Mime;

/// <summary>Content transfer encodings, read as far as they can be: damage costs the damaged bytes, not the mail.</summary>
internal static class TransferDecoding
{
    private static readonly SearchValues<byte> Base64Alphabet = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/="u8
    );

    private static readonly SearchValues<byte> UrlAlphabet = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_= \t\r\n"u8
    );

    public static byte[] Base64(ReadOnlySpan<byte> encoded, out bool damaged)
    {
        damaged = false;
        if (System.Buffers.Text.Base64.IsValid(encoded, out var exact))
        {
            var whole = new byte[exact];
            if (
                System.Buffers.Text.Base64.DecodeFromUtf8(encoded, whole, out _, out var all) == OperationStatus.Done
                && all == exact
            )
            {
                return whole;
            }
        }

        var clean = ArrayPool<byte>.Shared.Rent(encoded.Length + 4);
        try
        {
            var length = Gather(encoded, clean, IsForUrls(encoded), ref damaged);
            switch (length % 4)
            {
                case 1:
                    damaged = true;
                    length--;
                    break;
                case 2:
                    clean[length++] = (byte)'=';
                    clean[length++] = (byte)'=';
                    break;
                case 3:
                    clean[length++] = (byte)'=';
                    break;
            }

            var output = new byte[length / 4 * 3];
            var status = System.Buffers.Text.Base64.DecodeFromUtf8(
                clean.AsSpan(0, length),
                output,
                out _,
                out var written
            );
            if (status != OperationStatus.Done)
            {
                // Bits are left over in the last group: drop that group.
                damaged = true;
            }

            return written == output.Length ? output : output.AsSpan(0, written).ToArray();
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(clean);
        }
    }

    /// <summary>
    /// The alphabet for addresses (RFC 4648, 5), which some programs take for mail too: no letter of its own may stand beside
    /// those of the other, nor anything that is in neither.
    /// </summary>
    private static bool IsForUrls(ReadOnlySpan<byte> encoded) =>
        encoded.ContainsAny((byte)'-', (byte)'_')
        && !encoded.ContainsAny((byte)'+', (byte)'/')
        && !encoded.ContainsAnyExcept(UrlAlphabet);

    /// <summary>
    /// Leaves out line ends and foreign bytes. Padding in the middle ends one run and begins another (some gateways
    /// encode piece by piece); only whole groups before it can be kept in place.
    /// </summary>
    private static int Gather(ReadOnlySpan<byte> encoded, byte[] clean, bool isForUrls, ref bool damaged)
    {
        var length = 0;
        var padding = false;
        for (var i = 0; i < encoded.Length; i++)
        {
            var b = encoded[i];
            if (b is (byte)'\r' or (byte)'\n' or (byte)' ' or (byte)'\t')
            {
                continue;
            }

            if (isForUrls && b is ((byte)'-' or (byte)'_'))
            {
                b = b == '-' ? (byte)'+' : (byte)'/';
            }

            if (!Base64Alphabet.Contains(b))
            {
                // A uuencoded or signed trailer after the padding is not data.
                damaged = true;
                continue;
            }

            if (b == '=')
            {
                padding = true;
                continue;
            }

            if (padding)
            {
                if (IsProse(encoded[i..]))
                {
                    // A footer that a mailing list put below.
                    damaged = true;
                    break;
                }

                // Begin the next run at a group of its own: fill the cut group with zero bits.
                damaged = true;
                while (length % 4 != 0)
                {
                    clean[length++] = (byte)'A';
                }

                padding = false;
            }

            if (length >= clean.Length - 4)
            {
                break;
            }

            clean[length++] = b;
        }

        return length;
    }

    /// <summary>The line holds what no line of base64 does.</summary>
    private static bool IsProse(ReadOnlySpan<byte> rest)
    {
        var feed = rest.IndexOf((byte)'\n');
        var line = (feed < 0 ? rest : rest[..feed]).TrimEnd("\r "u8);
        return line.ContainsAnyExcept(Base64Alphabet);
    }

    /// <summary>Plain words under the label of base64: to decode them would lose them.</summary>
    public static bool IsPlainText(ReadOnlySpan<byte> raw)
    {
        // Damaged base64 has no words either: what tells is whether the first line has blanks between words.
        var head = raw[..Math.Min(raw.Length, 2_000)].TrimStart("\r\n \t"u8);
        var feed = head.IndexOf((byte)'\n');
        var line = (feed < 0 ? head : head[..feed]).TrimEnd("\r \t"u8);
        var blanks = line.Count((byte)' ');
        var isForeign = false;
        foreach (var b in line)
        {
            isForeign |= b != ' ' && !Base64Alphabet.Contains(b);
        }

        return blanks >= 3 || (blanks >= 1 && isForeign);
    }

    public static byte[] QuotedPrintable(ReadOnlySpan<byte> encoded, out bool damaged)
    {
        damaged = false;
        var output = new byte[encoded.Length];
        var length = 0;
        var i = 0;
        while (i < encoded.Length)
        {
            var b = encoded[i];
            if (b is (byte)' ' or (byte)'\t')
            {
                // Blanks at the end of a line were added on the way.
                var run = encoded[i..].IndexOfAnyExcept((byte)' ', (byte)'\t');
                var after = run < 0 ? encoded.Length : i + run;
                var atEnd = after == encoded.Length || encoded[after] is (byte)'\r' or (byte)'\n';
                for (; i < after; i++)
                {
                    if (!atEnd)
                    {
                        output[length++] = encoded[i];
                    }
                }

                continue;
            }

            if (b != '=')
            {
                output[length++] = b;
                i++;
                continue;
            }

            if (i + 2 < encoded.Length && IsHex(encoded[i + 1]) && IsHex(encoded[i + 2]))
            {
                output[length++] = (byte)(HexValue(encoded[i + 1]) << 4 | HexValue(encoded[i + 2]));
                i += 3;
                continue;
            }

            var end = SoftLineBreak(encoded, i + 1);
            if (end > 0)
            {
                i = end;
                continue;
            }

            damaged = true;
            output[length++] = b;
            i++;
        }

        return output.AsSpan(0, length).ToArray();
    }

    // Where the line goes on after a "=" at its end; the end of the text for a last one; 0 where it is no line break.
    private static int SoftLineBreak(ReadOnlySpan<byte> encoded, int next)
    {
        while (next < encoded.Length && encoded[next] is (byte)' ' or (byte)'\t')
        {
            next++;
        }

        if (next >= encoded.Length)
        {
            return encoded.Length;
        }

        return encoded[next] switch
        {
            (byte)'\r' when next + 1 < encoded.Length && encoded[next + 1] == '\n' => next + 2,
            (byte)'\r' or (byte)'\n' => next + 1,
            _ => 0,
        };
    }

    /// <summary>Reads the lines between "begin" and "end"; a line shorter than it says gives what it has.</summary>
    public static byte[] Uuencode(ReadOnlySpan<byte> encoded, out bool damaged)
    {
        damaged = false;
        var output = new List<byte>(encoded.Length * 3 / 4);
        foreach (var range in LineRanges(encoded))
        {
            var line = encoded[range].TrimEnd((byte)'\r');
            if (line.IsEmpty || line.StartsWith("begin "u8))
            {
                continue;
            }

            if (line.SequenceEqual("end"u8) || line[0] == '`')
            {
                break;
            }

            var count = (line[0] - 32) & 63;
            if (line[0] is < 33 or > 96)
            {
                damaged = true;
                continue;
            }

            DecodeUuLine(line[1..], count, output);
        }

        return output.ToArray();
    }

    private static void DecodeUuLine(ReadOnlySpan<byte> line, int count, List<byte> output)
    {
        for (var i = 0; count > 0; i += 4)
        {
            var a = At(line, i);
            var b = At(line, i + 1);
            var c = At(line, i + 2);
            var d = At(line, i + 3);
            ReadOnlySpan<byte> three = [(byte)(a << 2 | b >> 4), (byte)(b << 4 | c >> 2), (byte)(c << 6 | d)];
            var take = Math.Min(3, count);
            output.AddRange(three[..take]);
            count -= take;
        }
    }

    private static int At(ReadOnlySpan<byte> line, int index) => index < line.Length ? (line[index] - 32) & 63 : 0;

    internal static List<Range> LineRanges(ReadOnlySpan<byte> bytes)
    {
        var lines = new List<Range>();
        var start = 0;
        while (start < bytes.Length)
        {
            var feed = bytes[start..].IndexOf((byte)'\n');
            var end = feed < 0 ? bytes.Length : start + feed;
            lines.Add(start..end);
            start = end + 1;
        }

        return lines;
    }

    private static bool IsHex(byte b) => char.IsAsciiHexDigit((char)b);

    private static int HexValue(byte b) => b <= '9' ? b - '0' : (b | 0x20) - 'a' + 10;
}
