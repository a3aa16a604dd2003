using System.Text;

namespace Charter.Mail.Dkim;

/// <summary>The relaxed forms of RFC 6376, 3.4.2 and 3.4.4: what stays the same when servers on the way fold and trim.</summary>
internal static class DkimCanon
{
    /// <summary>Header fields as they stand, and the body.</summary>
    public static (List<(string Name, string Value)> Fields, byte[] Body) Split(ReadOnlySpan<byte> mail)
    {
        var end = mail.IndexOf("\r\n\r\n"u8);
        var head = Encoding.UTF8.GetString(end < 0 ? mail : mail[..end]);
        var fields = new List<(string Name, string Value)>();
        foreach (var line in head.Split("\r\n"))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (line.Length > 0 && line[0] is ' ' or '\t' && fields.Count > 0)
            {
                fields[^1] = (fields[^1].Name, fields[^1].Value + "\r\n" + line);
            }
            else if (colon > 0)
            {
                fields.Add((line[..colon], line[(colon + 1)..]));
            }
        }

        return (fields, end < 0 ? [] : mail[(end + 4)..].ToArray());
    }

    public static string RelaxedHeader(string name, string value)
    {
        var output = new StringBuilder(value.Length);
        var blank = false;
        foreach (var c in value)
        {
            if (c is ' ' or '\t' or '\r' or '\n')
            {
                blank = true;
                continue;
            }

            if (blank && output.Length > 0)
            {
                output.Append(' ');
            }

            blank = false;
            output.Append(c);
        }

        return $"{name.Trim().ToLowerInvariant()}:{output}";
    }

    public static byte[] RelaxedBody(ReadOnlySpan<byte> body)
    {
        var output = new List<byte>(body.Length);
        var blank = false;
        for (var i = 0; i < body.Length; i++)
        {
            var b = body[i];
            if (b is (byte)' ' or (byte)'\t')
            {
                blank = true;
            }
            else if (b == '\r' && i + 1 < body.Length && body[i + 1] == '\n')
            {
                // Blanks at the end of a line are gone.
                blank = false;
                output.Add((byte)'\r');
                output.Add((byte)'\n');
                i++;
            }
            else
            {
                if (blank)
                {
                    output.Add((byte)' ');
                    blank = false;
                }

                output.Add(b);
            }
        }

        var end = output.Count;
        while (end >= 2 && output[end - 2] == '\r' && output[end - 1] == '\n')
        {
            end -= 2;
        }

        if (end == 0)
        {
            return [];
        }

        output.RemoveRange(end, output.Count - end);
        output.AddRange("\r\n"u8);
        return [.. output];
    }
}
