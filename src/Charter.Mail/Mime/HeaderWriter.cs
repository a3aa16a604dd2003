using System.Buffers;
using System.Globalization;
using System.Text;

namespace Charter.Mail.Mime;

/// <summary>Writes header fields: folded before 78 columns, ASCII only, words of other letters encoded (RFC 2047, 2231).</summary>
internal sealed class HeaderWriter(StringBuilder output)
{
    private static readonly SearchValues<char> NeverInAddress = SearchValues.Create(" <>,;:\t()[]\\\"");
    private const int LineLength = 76;
    private int column;

    /// <summary>A field whose value is free text.</summary>
    public void Text(string name, string value)
    {
        Begin(name);
        Words(Checked(name, value));
        End();
    }

    /// <summary>A field of tokens that may be folded between them.</summary>
    public void Tokens(string name, IEnumerable<string> tokens)
    {
        Begin(name);
        foreach (var token in tokens)
        {
            Append(CheckedAscii(name, token));
        }

        End();
    }

    public void Addresses(string name, IReadOnlyList<MailAddress> addresses)
    {
        if (addresses.Count == 0)
        {
            return;
        }

        Begin(name);
        for (var i = 0; i < addresses.Count; i++)
        {
            var comma = i < addresses.Count - 1 ? "," : "";
            var address = CheckedAddress(name, addresses[i].Address);
            var display = Checked(name, addresses[i].Name).Trim();
            if (display.Length == 0)
            {
                Append(address + comma);
                continue;
            }

            Phrase(display);
            Append($"<{address}>{comma}");
        }

        End();
    }

    /// <summary>A structured value and its parameters; values of other letters in the form of RFC 2231.</summary>
    public void Parameterized(string name, string value, params ReadOnlySpan<(string Name, string Value)> parameters)
    {
        Begin(name);
        Append(CheckedAscii(name, value) + (parameters.Length > 0 ? ";" : ""));
        for (var i = 0; i < parameters.Length; i++)
        {
            var last = i == parameters.Length - 1;
            var pieces = Parameter(parameters[i].Name, Checked(name, parameters[i].Value));
            for (var j = 0; j < pieces.Count; j++)
            {
                Append(pieces[j] + (last && j == pieces.Count - 1 ? "" : ";"));
            }
        }

        End();
    }

    private void Begin(string name)
    {
        output.Append(name).Append(':');
        column = name.Length + 1;
    }

    private void End()
    {
        output.Append("\r\n");
        column = 0;
    }

    private void Append(string token)
    {
        if (column + 1 + token.Length > LineLength && column > 1 && output[^1] != ':')
        {
            output.Append("\r\n");
            column = 0;
        }

        output.Append(' ').Append(token);
        column += token.Length + 1;
    }

    private void Words(string text)
    {
        // Blanks at the ends or in runs, "=?" and very long words would not come back as they are.
        var plain =
            IsPrintableAscii(text)
            && !text.Contains("=?", StringComparison.Ordinal)
            && !text.Contains("  ", StringComparison.Ordinal)
            && text.Trim().Length == text.Length
            && !text.Split(' ').Any(w => w.Length > 400);
        if (plain)
        {
            foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                Append(word);
            }

            return;
        }

        Encoded(text);
    }

    private void Phrase(string display)
    {
        if (!IsPrintableAscii(display) || display.Contains("=?", StringComparison.Ordinal) || display.Length > 300)
        {
            Encoded(display);
            return;
        }

        var isAtoms = display.All(c =>
            char.IsAsciiLetterOrDigit(c) || "!#$%&'*+-/=?^_`{|}~ ".Contains(c, StringComparison.Ordinal)
        );
        if (isAtoms && !display.Contains("  ", StringComparison.Ordinal))
        {
            Words(display);
            return;
        }

        var escaped = display
            .Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("\"", "\\\"", StringComparison.Ordinal);
        Append($"\"{escaped}\"");
    }

    /// <summary>UTF-8 in base64, cut between characters so that each word reads by itself (at most 75 columns).</summary>
    private void Encoded(string text)
    {
        var chunk = new List<byte>(48);
        Span<byte> utf8 = stackalloc byte[4];
        foreach (var rune in text.EnumerateRunes())
        {
            var length = rune.EncodeToUtf8(utf8);
            if (chunk.Count + length > 42)
            {
                Append($"=?utf-8?B?{Convert.ToBase64String(chunk.ToArray())}?=");
                chunk.Clear();
            }

            chunk.AddRange(utf8[..length]);
        }

        if (chunk.Count > 0)
        {
            Append($"=?utf-8?B?{Convert.ToBase64String(chunk.ToArray())}?=");
        }
    }

    private static List<string> Parameter(string name, string value)
    {
        if (IsPrintableAscii(value) && value.Length <= 60 && !value.Contains("=?", StringComparison.Ordinal))
        {
            var escaped = value
                .Replace("\\", "\\\\", StringComparison.Ordinal)
                .Replace("\"", "\\\"", StringComparison.Ordinal);
            return [$"{name}=\"{escaped}\""];
        }

        var encoded = Percent(value);
        if (encoded.Sum(e => e.Length) <= 50)
        {
            return [$"{name}*=utf-8''{string.Concat(encoded)}"];
        }

        return Continuations(name, encoded);
    }

    private static List<string> Continuations(string name, List<string> encoded)
    {
        var pieces = new List<string>();
        var piece = new StringBuilder();
        foreach (var unit in encoded)
        {
            if (piece.Length + unit.Length > 48)
            {
                pieces.Add(piece.ToString());
                piece.Clear();
            }

            piece.Append(unit);
        }

        pieces.Add(piece.ToString());
        return
        [
            .. pieces.Select(
                (p, i) => string.Create(CultureInfo.InvariantCulture, $"{name}*{i}*={(i == 0 ? "utf-8''" : "")}{p}")
            ),
        ];
    }

    private static List<string> Percent(string value)
    {
        var units = new List<string>();
        Span<byte> utf8 = stackalloc byte[4];
        foreach (var rune in value.EnumerateRunes())
        {
            if (rune.IsAscii && (Rune.IsLetterOrDigit(rune) || rune.Value is '.' or '-' or '_'))
            {
                units.Add(rune.ToString());
                continue;
            }

            var length = rune.EncodeToUtf8(utf8);
            var unit = new StringBuilder();
            foreach (var b in utf8[..length])
            {
                unit.Append('%').Append(b.ToString("X2", CultureInfo.InvariantCulture));
            }

            units.Add(unit.ToString());
        }

        return units;
    }

    private static bool IsPrintableAscii(string text) => !text.AsSpan().ContainsAnyExceptInRange(' ', '~');

    internal static string Checked(string name, string value)
    {
        if (value.AsSpan().ContainsAny('\r', '\n', '\0'))
        {
            throw new ArgumentException($"A line end or NUL in the value of {name}.", nameof(value));
        }

        return value;
    }

    private static string CheckedAscii(string name, string value)
    {
        if (!IsPrintableAscii(value))
        {
            throw new ArgumentException($"{name} takes printable ASCII only.", nameof(value));
        }

        return value;
    }

    private static string CheckedAddress(string name, string address)
    {
        Checked(name, address);
        if (address.AsSpan().ContainsAny(NeverInAddress) || address.IndexOf('@') is <= 0)
        {
            throw new ArgumentException($"Not an address for {name}.", nameof(address));
        }

        var at = address.LastIndexOf('@');
        if (IsPrintableAscii(address))
        {
            return address;
        }

        // A domain of other letters has a name in ASCII; a local part of other letters goes as it is (RFC 6532).
        try
        {
            return address[..at] + "@" + new IdnMapping().GetAscii(address[(at + 1)..]);
        }
        catch (ArgumentException e)
        {
            throw new ArgumentException($"Not a domain for {name}.", nameof(address), e);
        }
    }
}
