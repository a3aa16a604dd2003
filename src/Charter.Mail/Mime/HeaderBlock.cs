using System.Text;

namespace Charter.Mail.Mime;

/// <summary>Splits the top of a mail or part into header fields and finds where the body begins.</summary>
internal static class HeaderBlock
{
    public static (MailHeaders Headers, int BodyStart) Read(
        ReadOnlySpan<byte> raw,
        int start,
        int end,
        bool isMail,
        Encoding? hint,
        MailLimits limits,
        ProblemList problems
    )
    {
        var fields = new List<(int Start, int End)>();
        var position = isMail ? SkipEnvelopeLine(raw, start, end) : start;
        var bodyStart = end;
        while (position < end)
        {
            var next = NextLine(raw, position, end);
            var line = raw[position..next].TrimEnd("\r\n"u8);
            if (line.IsEmpty)
            {
                bodyStart = next;
                break;
            }

            if (line[0] is (byte)' ' or (byte)'\t' && fields.Count > 0)
            {
                fields[^1] = (fields[^1].Start, next);
            }
            else if (IsField(line))
            {
                fields.Add((position, next));
            }
            else if (!TakeBrokenLine(raw, fields, position, next, end, problems))
            {
                bodyStart = position;
                break;
            }

            position = next;
        }

        return (Build(raw, fields, hint, limits, problems, start), bodyStart);
    }

    /// <summary>A line that is no field: part of the field before it when fields go on below, else the body begins here.</summary>
    private static bool TakeBrokenLine(
        ReadOnlySpan<byte> raw,
        List<(int Start, int End)> fields,
        int position,
        int next,
        int end,
        ProblemList problems
    )
    {
        var following = raw[next..NextLine(raw, next, end)].TrimEnd("\r\n"u8);
        var goesOn = next < end && (following.IsEmpty || IsField(following));
        if (fields.Count == 0 || !goesOn)
        {
            problems.Add(MailProblemCode.MissingHeaderBodySeparator, position);
            return false;
        }

        problems.Add(MailProblemCode.MalformedHeaderLine, position);
        fields[^1] = (fields[^1].Start, next);
        return true;
    }

    /// <summary>Blank lines, a byte order mark, and the "From " line of a mailbox file may stand above the first field.</summary>
    private static int SkipEnvelopeLine(ReadOnlySpan<byte> raw, int start, int end)
    {
        var position = start;
        if (raw[position..end].StartsWith("\uFEFF"u8))
        {
            position += 3;
        }

        while (position < end && raw[position] is (byte)'\r' or (byte)'\n')
        {
            position++;
        }

        var line = raw[position..end];
        return RawMail.IsMailboxLine(line) || line.StartsWith(">From "u8) ? NextLine(raw, position, end) : position;
    }

    private static bool IsField(ReadOnlySpan<byte> line)
    {
        var colon = line.IndexOf((byte)':');
        return colon > 0
            && colon <= 200
            && !line[..colon].TrimEnd(" \t"u8).ContainsAnyExceptInRange((byte)'!', (byte)'~');
    }

    internal static int NextLine(ReadOnlySpan<byte> raw, int position, int end)
    {
        var feed = raw[position..end].IndexOf((byte)'\n');
        return feed < 0 ? end : position + feed + 1;
    }

    private static MailHeaders Build(
        ReadOnlySpan<byte> raw,
        List<(int Start, int End)> fields,
        Encoding? hint,
        MailLimits limits,
        ProblemList problems,
        int offset
    )
    {
        if (fields.Count > limits.MaxHeaders)
        {
            problems.Add(MailProblemCode.TooManyHeaders, offset);
            fields.RemoveRange(limits.MaxHeaders, fields.Count - limits.MaxHeaders);
        }

        var headers = new List<MailHeader>(fields.Count);
        foreach (var (start, end) in fields)
        {
            var field = raw[start..end];
            if (field.Length > limits.MaxHeaderBytes)
            {
                problems.Add(MailProblemCode.HeaderTooLong, start);
                field = field[..limits.MaxHeaderBytes];
            }

            var colon = field.IndexOf((byte)':');
            var name = Encoding.ASCII.GetString(field[..colon].TrimEnd(" \t"u8));
            headers.Add(new MailHeader(name, Unfold(field[(colon + 1)..], hint), start));
        }

        return new MailHeaders(headers);
    }

    private static string Unfold(ReadOnlySpan<byte> value, Encoding? hint)
    {
        value = value.Trim(" \t\r\n"u8);
        if (!value.ContainsAny((byte)'\r', (byte)'\n', (byte)0))
        {
            return Charsets.DecodeUnlabelled(value, hint);
        }

        var clean = new byte[value.Length];
        var length = 0;
        for (var i = 0; i < value.Length; i++)
        {
            var b = value[i];
            if (b is (byte)'\r' or (byte)'\n')
            {
                // The blank that begins the next line stays; a line that was not indented gets one.
                var nextIsBlank =
                    i + 1 < value.Length && value[i + 1] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n';
                if (!nextIsBlank)
                {
                    clean[length++] = (byte)' ';
                }
            }
            else if (b != 0)
            {
                clean[length++] = b;
            }
        }

        return Charsets.DecodeUnlabelled(clean.AsSpan(0, length), hint);
    }
}
