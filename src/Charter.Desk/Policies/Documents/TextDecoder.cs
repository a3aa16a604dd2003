using System.Text;

namespace Charter.Desk.Policies.Documents;

/// <summary>Decodes text of unknown encoding: UTF-8, UTF-16, and for what is neither, GB18030 or Windows-1252.</summary>
internal static class TextDecoder
{
    static TextDecoder() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>The text, or <c>null</c> when the bytes are none.</summary>
    public static string? Decode(ReadOnlySpan<byte> content)
    {
        if (content.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
        {
            content = content[3..];
        }

        if (content.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
        {
            return Encoding.Unicode.GetString(content[2..]);
        }

        if (content.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
        {
            return Encoding.BigEndianUnicode.GetString(content[2..]);
        }

        if (WithoutMark(content) is { } wide)
        {
            return wide;
        }

        if (content.Contains((byte)0) || ControlShare(content) > 0.02)
        {
            return null;
        }

        return Strictly(new UTF8Encoding(false, throwOnInvalidBytes: true), content)
            ?? Chinese(content)
            ?? Encoding.GetEncoding(1252).GetString(content);
    }

    /// <summary>UTF-16 without a mark: every other byte of Latin text is zero.</summary>
    private static string? WithoutMark(ReadOnlySpan<byte> content)
    {
        if (content.Length < 8 || content.Length % 2 != 0)
        {
            return null;
        }

        var even = 0;
        var odd = 0;
        var seen = Math.Min(content.Length, 4096);
        for (var i = 0; i < seen; i++)
        {
            if (content[i] == 0)
            {
                even += i % 2 == 0 ? 1 : 0;
                odd += i % 2;
            }
        }

        var most = seen * 0.3;
        return odd > most && even == 0 ? Encoding.Unicode.GetString(content)
            : even > most && odd == 0 ? Encoding.BigEndianUnicode.GetString(content)
            : null;
    }

    private static double ControlShare(ReadOnlySpan<byte> content)
    {
        var controls = 0;
        foreach (var b in content)
        {
            controls += b < 32 && b is not ((byte)'\t' or (byte)'\n' or (byte)'\r' or 12) ? 1 : 0;
        }

        return content.Length == 0 ? 0 : (double)controls / content.Length;
    }

    private static string? Chinese(ReadOnlySpan<byte> content)
    {
        var encoding = Encoding.GetEncoding(
            "GB18030",
            EncoderFallback.ExceptionFallback,
            DecoderFallback.ExceptionFallback
        );
        if (Strictly(encoding, content) is not { } text)
        {
            return null;
        }

        // Chinese text comes in runs; accents of Latin text, read as GB18030, stand alone.
        var han = 0;
        var pairs = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is >= '\u4e00' and <= '\u9fff')
            {
                han++;
                pairs += i > 0 && text[i - 1] is >= '\u4e00' and <= '\u9fff' ? 1 : 0;
            }
        }

        return han > 0 && pairs * 2 >= han ? text : null;
    }

    private static string? Strictly(Encoding encoding, ReadOnlySpan<byte> content)
    {
        try
        {
            return encoding.GetString(content);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
