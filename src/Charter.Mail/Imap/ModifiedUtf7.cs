using System.Text;

namespace Charter.Mail.Imap;

/// <summary>Names of folders as IMAP4rev1 writes them (RFC 3501, 5.1.3).</summary>
internal static class ModifiedUtf7
{
    public static string Encode(string name)
    {
        var output = new StringBuilder(name.Length);
        var pending = new StringBuilder();
        foreach (var c in name)
        {
            if (c is >= ' ' and <= '~')
            {
                Flush(output, pending);
                output.Append(c == '&' ? "&-" : c.ToString());
            }
            else
            {
                pending.Append(c);
            }
        }

        Flush(output, pending);
        return output.ToString();
    }

    private static void Flush(StringBuilder output, StringBuilder pending)
    {
        if (pending.Length > 0)
        {
            var bytes = Encoding.BigEndianUnicode.GetBytes(pending.ToString());
            output.Append('&').Append(Convert.ToBase64String(bytes).TrimEnd('=').Replace('/', ',')).Append('-');
            pending.Clear();
        }
    }

    /// <summary>The name; as it stands when it is not well written.</summary>
    public static string Decode(string name)
    {
        var output = new StringBuilder(name.Length);
        var i = 0;
        while (i < name.Length)
        {
            var open = name.IndexOf('&', i);
            if (open < 0)
            {
                output.Append(name, i, name.Length - i);
                break;
            }

            output.Append(name, i, open - i);
            var close = name.IndexOf('-', open);
            if (close < 0)
            {
                output.Append(name, open, name.Length - open);
                break;
            }

            output.Append(close == open + 1 ? "&" : Shifted(name[(open + 1)..close]) ?? name[open..(close + 1)]);
            i = close + 1;
        }

        return output.ToString();
    }

    private static string? Shifted(string encoded)
    {
        var base64 = encoded.Replace(',', '/');
        base64 += (base64.Length % 4) switch
        {
            2 => "==",
            3 => "=",
            _ => "",
        };
        var bytes = new byte[base64.Length];
        return Convert.TryFromBase64String(base64, bytes, out var length) && length % 2 == 0
            ? Encoding.BigEndianUnicode.GetString(bytes, 0, length)
            : null;
    }
}
