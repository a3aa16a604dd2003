using System.Globalization;

namespace Charter.Mail.Smtp;

/// <summary>The argument of MAIL and RCPT: a path in brackets and parameters.</summary>
internal readonly record struct SmtpPath(string Address, long? Size, bool IsUtf8)
{
    private const int MaxLength = 512;

    /// <summary>Null when it cannot be read.</summary>
    public static SmtpPath? Parse(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        if (!text.StartsWith("<"))
        {
            return null;
        }

        var close = EndOfPath(text);
        if (close < 0 || close > MaxLength)
        {
            return null;
        }

        var address = text[1..close].Trim();
        if (address.StartsWith("@"))
        {
            var colon = address.IndexOf(':');
            address = colon < 0 ? address : address[(colon + 1)..];
        }

        foreach (var c in address)
        {
            if (char.IsControl(c) || c is '<' or '>')
            {
                return null;
            }
        }

        long? size = null;
        var utf8 = false;
        foreach (var parameter in text[(close + 1)..].ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (parameter.StartsWith("SIZE=", StringComparison.OrdinalIgnoreCase))
            {
                size = long.TryParse(
                    parameter.AsSpan(5),
                    NumberStyles.None,
                    CultureInfo.InvariantCulture,
                    out var bytes
                )
                    ? bytes
                    : null;
            }

            utf8 |= parameter.Equals("SMTPUTF8", StringComparison.OrdinalIgnoreCase);
        }

        return new SmtpPath(address.ToString(), size, utf8);
    }

    private static int EndOfPath(ReadOnlySpan<char> text)
    {
        var quoted = false;
        for (var i = 1; i < text.Length; i++)
        {
            if (text[i] == '\\' && quoted)
            {
                i++;
            }
            else if (text[i] == '"')
            {
                quoted = !quoted;
            }
            else if (text[i] == '>' && !quoted)
            {
                return i;
            }
        }

        return -1;
    }
}
