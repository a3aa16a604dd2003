using System.Text;

namespace Charter.Mail.Mime;

/// <summary>Makes of what came as a mail what can be read as one: saved by an editor, cut from a mailbox file, or no mail at all.</summary>
internal static class RawMail
{
    private const int LookedAt = 512;

    /// <summary>The beginnings of files that people hand over in place of a mail: Outlook's .msg, archives, documents, pictures.</summary>
    private static readonly byte[][] Files =
    [
        [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1],
        [.. "PK\u0003\u0004"u8],
        [.. "%PDF-"u8],
        [0x1F, 0x8B],
        [0xFF, 0xD8, 0xFF],
        [0x89, .. "PNG"u8],
        [.. "GIF8"u8],
    ];

    /// <summary>True for a file that holds no text to read: it is kept as a file.</summary>
    public static bool IsOther(ReadOnlySpan<byte> raw)
    {
        if (IsWide(raw))
        {
            return false;
        }

        foreach (var file in Files)
        {
            if (raw.StartsWith(file))
            {
                return true;
            }
        }

        var head = raw[..Math.Min(raw.Length, LookedAt)];
        var control = 0;
        foreach (var b in head)
        {
            // Tabs, line ends, form feeds and the escapes of ISO-2022 are text.
            control += b is < 9 or (> 13 and < 27) or (> 27 and < 32) ? 1 : 0;
        }

        return control > 4 && control * 10 > head.Length;
    }

    /// <summary>The bytes from the first line of the mail to its last, with line feeds.</summary>
    public static ReadOnlyMemory<byte> Readable(ReadOnlyMemory<byte> raw, ProblemList problems)
    {
        var text = WithLineFeeds(FromWideCharacters(raw), problems);
        text = text[BlankTop(text.Span)..];
        text = WithoutCount(text);
        return FirstOfMailbox(text, problems);
    }

    /// <summary>UTF-16, as some editors and shells save text.</summary>
    private static bool IsWide(ReadOnlySpan<byte> raw) => raw is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..];

    private static ReadOnlyMemory<byte> FromWideCharacters(ReadOnlyMemory<byte> raw)
    {
        if (!IsWide(raw.Span))
        {
            return raw;
        }

        var encoding = raw.Span[0] == 0xFF ? Encoding.Unicode : Encoding.BigEndianUnicode;
        return Encoding.UTF8.GetBytes(encoding.GetString(raw.Span[2..]));
    }

    /// <summary>A mail whose lines all end in a bare CR (old Macs, broken exports) has no line feed to cut at.</summary>
    private static ReadOnlyMemory<byte> WithLineFeeds(ReadOnlyMemory<byte> raw, ProblemList problems)
    {
        var span = raw.Span;
        var feed = span.IndexOf((byte)'\n');
        if (feed < 0 && span.Contains((byte)'\r'))
        {
            problems.Add(MailProblemCode.BareLineEndings, span.IndexOf((byte)'\r'));
            var copy = raw.ToArray();
            copy.AsSpan().Replace((byte)'\r', (byte)'\n');
            return copy;
        }

        if (feed == 0 || (feed > 0 && span[feed - 1] != '\r'))
        {
            problems.Add(MailProblemCode.BareLineEndings, feed);
        }

        return raw;
    }

    /// <summary>Lines of nothing but blanks above the first field.</summary>
    private static int BlankTop(ReadOnlySpan<byte> raw)
    {
        var text = raw.Length - raw.TrimStart(" \t\r\n"u8).Length;
        var lineStart = raw[..text].LastIndexOf((byte)'\n') + 1;
        // A first line that is indented keeps its indentation; so does a mail without any text.
        return text == raw.Length ? 0 : lineStart;
    }

    /// <summary>Apple Mail's files (.emlx): the number of bytes alone on a line, the mail, then settings.</summary>
    private static ReadOnlyMemory<byte> WithoutCount(ReadOnlyMemory<byte> raw)
    {
        var span = raw.Span;
        var feed = span[..Math.Min(span.Length, 24)].IndexOf((byte)'\n');
        if (feed < 1)
        {
            return raw;
        }

        var line = span[..feed].Trim(" \t\r"u8);
        var isCount = !line.IsEmpty && !line.ContainsAnyExceptInRange((byte)'0', (byte)'9') && line.Length < 10;
        if (!isCount || !System.Buffers.Text.Utf8Parser.TryParse(line, out int count, out _))
        {
            return raw;
        }

        var rest = raw[(feed + 1)..];
        var isPlist = count < rest.Length && rest.Span[count..].TrimStart("\r\n "u8).StartsWith("<?xml"u8);
        return isPlist ? rest[..count] : rest;
    }

    /// <summary>Of a whole mailbox file the first mail; its "From " lines say where the next begins.</summary>
    private static ReadOnlyMemory<byte> FirstOfMailbox(ReadOnlyMemory<byte> raw, ProblemList problems)
    {
        var span = raw.Span;
        if (!IsMailboxLine(span))
        {
            return raw;
        }

        var position = HeaderBlock.NextLine(span, 0, span.Length);
        while (position < span.Length)
        {
            var found = span[position..].IndexOf("\nFrom "u8);
            if (found < 0)
            {
                break;
            }

            var line = position + found + 1;
            var next = HeaderBlock.NextLine(span, line, span.Length);
            var above = span[..(line - 1)];
            var isAfterBlank = above[(above.LastIndexOf((byte)'\n') + 1)..].Trim("\r "u8).IsEmpty;
            if (isAfterBlank && IsSeparator(span[line..next]) && BeginsWithField(span, next))
            {
                problems.Add(MailProblemCode.SeveralMails, line);
                return raw[..line];
            }

            position = next;
        }

        return raw;
    }

    /// <summary>
    /// True for what begins with the line that mailbox files put above a mail, and not with the field From that has a blank
    /// before its colon (RFC 5322, 4.5).
    /// </summary>
    public static bool IsMailboxLine(ReadOnlySpan<byte> raw) =>
        raw.StartsWith("From "u8) && raw["From "u8.Length..].TrimStart(" \t"u8) is not [(byte)':', ..];

    /// <summary>"From jane@example.com Tue Mar  5 10:12:00 2024": somebody, a time of day and a year.</summary>
    private static bool IsSeparator(ReadOnlySpan<byte> line)
    {
        var colon = line.IndexOf((byte)':');
        return line.Length < 200
            && (line.IndexOf(" 20"u8) > 0 || line.IndexOf(" 19"u8) > 0)
            && colon > 6
            && colon + 2 < line.Length
            && char.IsAsciiDigit((char)line[colon - 1])
            && char.IsAsciiDigit((char)line[colon + 1]);
    }

    private static bool BeginsWithField(ReadOnlySpan<byte> raw, int position)
    {
        var line = raw[position..HeaderBlock.NextLine(raw, position, raw.Length)];
        var colon = line.IndexOf((byte)':');
        return colon > 0 && !line[..colon].ContainsAnyExceptInRange((byte)'!', (byte)'~');
    }
}
