using System.Buffers;

namespace Charter.Mail.Smtp;

/// <summary>
/// The body of DATA on its way out: every line end becomes CRLF and every line that begins with a dot gets another,
/// so that no content can end the data early (the "SMTP smuggling" of servers that believe a bare line feed).
/// </summary>
internal static class SmtpData
{
    public static byte[] Encode(ReadOnlySpan<byte> raw)
    {
        var output = new ArrayBufferWriter<byte>(raw.Length + raw.Length / 50 + 16);
        var atLineStart = true;
        while (!raw.IsEmpty)
        {
            var stop = raw.IndexOfAny((byte)'\r', (byte)'\n');
            var line = stop < 0 ? raw : raw[..stop];
            if (atLineStart && line.StartsWith("."u8))
            {
                output.Write("."u8);
            }

            output.Write(line);
            atLineStart = stop >= 0;
            if (stop < 0)
            {
                break;
            }

            output.Write("\r\n"u8);
            var isPair = raw[stop] == '\r' && stop + 1 < raw.Length && raw[stop + 1] == '\n';
            raw = raw[(stop + (isPair ? 2 : 1))..];
        }

        output.Write(atLineStart ? ".\r\n"u8 : "\r\n.\r\n"u8);
        return output.WrittenSpan.ToArray();
    }
}
