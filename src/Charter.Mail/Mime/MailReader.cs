namespace Charter.Mail.Mime;

/// <summary>Reads a mail from its bytes. No content makes it throw; what was wrong is listed in the problems.</summary>
public static class MailReader
{
    public static MailMessage Read(ReadOnlyMemory<byte> raw, MailLimits? limits = null)
    {
        var problems = new ProblemList();
        var bounds = limits ?? MailLimits.Default;
        if (RawMail.IsOther(raw.Span))
        {
            problems.Add(MailProblemCode.NotAMail, 0);
            return new MailMessage(raw, new MailPart(MailHeaders.Empty, MediaType.Binary, raw, 0), bounds, problems);
        }

        var readable = RawMail.Readable(raw, problems);
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
}
