namespace Charter.Mail.Mime;

/// <summary>Reads a mail from its bytes. No content makes it throw; what was wrong is listed in the problems.</summary>
public static class MailReader
{
    public static MailMessage Read(ReadOnlyMemory<byte> raw, MailLimits? limits = null)
    {
        var problems = new ProblemList();
        var bounds = limits ?? MailLimits.Default;
        var readable = WithLineFeeds(raw, problems);
        if (readable.Span.Trim("\r\n \t"u8).IsEmpty)
        {
            problems.Add(MailProblemCode.EmptyMail, 0);
        }

        if (readable.Span.Contains((byte)0))
        {
            problems.Add(MailProblemCode.NulBytes, readable.Span.IndexOf((byte)0));
        }

        var root = new PartTree(readable, bounds, problems).Read(0, readable.Length);
        return new MailMessage(raw, root, bounds, problems);
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
}
