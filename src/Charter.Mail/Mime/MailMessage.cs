using Charter.Mail.Threading;

namespace Charter.Mail.Mime;

/// <summary>A mail as it was read. Everything in it was written by a stranger.</summary>
public sealed class MailMessage
{
    private readonly MailLimits limits;
    private readonly ProblemList problems;
    private readonly Lazy<string> text;
    private readonly Lazy<string> markedText;
    private readonly BodyReader body;

    internal MailMessage(ReadOnlyMemory<byte> raw, MailPart root, MailLimits limits, ProblemList problems)
    {
        Raw = raw;
        Root = root;
        this.limits = limits;
        this.problems = problems;
        body = new BodyReader(limits, problems);
        body.Read(root);
        TextBody = body.JoinedText();
        HtmlBody = body.JoinedHtml();
        Attachments = body.Attachments(HtmlBody);
        Calendar = CalendarEvent.Find(root);
        Security = MailSecurity.Find(root);
        text = new(() => Readable(marked: false), LazyThreadSafetyMode.ExecutionAndPublication);
        markedText = new(() => Readable(marked: true), LazyThreadSafetyMode.ExecutionAndPublication);
        From = Addresses("From");
        Sender = Addresses("Sender") is [var sender, ..] ? sender : null;
        ReplyTo = Addresses("Reply-To");
        To = Addresses("To");
        Cc = Addresses("Cc");
        Date = ReadDate();
        (MessageId, InReplyTo, References) = ReadIds();
        NoteMissing();
    }

    /// <summary>The bytes as they came.</summary>
    public ReadOnlyMemory<byte> Raw { get; }

    /// <summary>The tree of parts; its headers are those of the mail.</summary>
    public MailPart Root { get; }

    public MailHeaders Headers => Root.Headers;

    /// <summary>Without brackets; null when the mail has none that is usable.</summary>
    public string? MessageId { get; }

    /// <summary>Without brackets: the first id of In-Reply-To.</summary>
    public string? InReplyTo { get; }

    /// <summary>Without brackets, oldest first, as the mail lists them.</summary>
    public IReadOnlyList<string> References { get; }

    /// <summary>Decoded, on one line; empty when there is none.</summary>
    public string Subject => Headers.Value("Subject") ?? "";

    /// <summary>Mostly one; what a mail really comes from is a question of authentication, not of this.</summary>
    public IReadOnlyList<MailAddress> From { get; }

    public MailAddress? Sender { get; }

    public IReadOnlyList<MailAddress> ReplyTo { get; }

    public IReadOnlyList<MailAddress> To { get; }

    public IReadOnlyList<MailAddress> Cc { get; }

    /// <summary>What the sender's clock said; null when missing or beyond reading. May lie in the future.</summary>
    public DateTimeOffset? Date { get; }

    /// <summary>The plain text that the mail carries; null when it carries none.</summary>
    public string? TextBody { get; }

    /// <summary>The HTML that the mail carries, as it came (never to be shown unsanitised); null when it carries none.</summary>
    public string? HtmlBody { get; }

    /// <summary>The whole readable body: plain text where there is some, else made from the HTML.</summary>
    public string Text => text.Value;

    public IReadOnlyList<MailAttachment> Attachments { get; }

    /// <summary>How the mail is protected; null when it carries neither signature nor encryption. Nothing is checked.</summary>
    public MailSecurity? Security { get; }

    /// <summary>The invitation, change, cancellation or answer that the mail carries; null when it carries none.</summary>
    public CalendarEvent? Calendar { get; }

    /// <summary>The readable body with marks where the HTML says that a quote or a signature begins.</summary>
    internal string MarkedText => markedText.Value;

    public IReadOnlyList<MailProblem> Problems => problems.Items;

    /// <summary>The mailboxes of an address header, every field of that name taken together.</summary>
    public IReadOnlyList<MailAddress> Addresses(string header)
    {
        var all = new List<MailAddress>();
        foreach (var field in Headers.All(header))
        {
            all.AddRange(AddressParser.Parse(field.Unfolded, limits.MaxAddresses - all.Count, out var truncated));
            if (truncated)
            {
                problems.Add(MailProblemCode.TooManyAddresses, field.Offset, header);
                break;
            }
        }

        return all;
    }

    /// <summary>Messages attached to this one (message/rfc822), read; each has its own problems.</summary>
    public IEnumerable<MailMessage> EmbeddedMessages()
    {
        foreach (var part in Root.Walk())
        {
            if (
                part.ContentType.Type == "message"
                && part.ContentType.Subtype is "rfc822" or "global"
                && part.Children.Count == 1
            )
            {
                yield return new MailMessage(part.Decode(), part.Children[0], limits, new ProblemList());
            }
        }
    }

    private string Readable(bool marked)
    {
        var readable = body.ReadableText(marked);
        return readable.Length == 0 && Calendar is not null ? Calendar.ToText() : readable;
    }

    /// <summary>
    /// 64 lower-case hexadecimal digits by which the same mail is known again when it has no usable id, or comes by another way: of
    /// what its sender wrote, not of what servers on the way put on top.
    /// </summary>
    public string ContentHash()
    {
        using var hash = System.Security.Cryptography.IncrementalHash.CreateHash(
            System.Security.Cryptography.HashAlgorithmName.SHA256
        );
        foreach (
            var name in (ReadOnlySpan<string>)["From", "To", "Cc", "Subject", "Date", "Message-ID", "Content-Type"]
        )
        {
            foreach (var field in Headers.All(name))
            {
                hash.AppendData(System.Text.Encoding.UTF8.GetBytes($"{name}:{field.Unfolded}\n"));
            }
        }

        hash.AppendData(Root.Raw.Span.TrimEnd("\r\n"u8));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private DateTimeOffset? ReadDate()
    {
        var field = Headers.First("Date");
        if (field is null)
        {
            problems.Add(MailProblemCode.MissingDate, 0);
            return null;
        }

        var date = MailDates.Parse(field.Value);
        if (date is null)
        {
            problems.Add(MailProblemCode.InvalidDate, field.Offset, field.Value);
        }

        return date;
    }

    private (string? Id, string? InReplyTo, IReadOnlyList<string> References) ReadIds()
    {
        var field = Headers.First("Message-ID");
        var id = field is null ? null : MessageIds.First(field.Value);
        if (id is null)
        {
            var code = field is null ? MailProblemCode.MissingMessageId : MailProblemCode.InvalidMessageId;
            problems.Add(code, field?.Offset ?? 0, field?.Value ?? "");
        }

        var references = new List<string>();
        foreach (var header in Headers.All("References"))
        {
            references.AddRange(MessageIds.All(header.Value, limits.MaxReferences, out var truncated));
            if (truncated)
            {
                problems.Add(MailProblemCode.TooManyReferences, header.Offset);
            }
        }

        return (id, MessageIds.First(Headers.First("In-Reply-To")?.Value ?? ""), references);
    }

    private void NoteMissing()
    {
        if (From.Count == 0)
        {
            problems.Add(MailProblemCode.MissingFrom, 0);
        }
        else if (From.Count > 1)
        {
            problems.Add(MailProblemCode.SeveralFrom, Headers.First("From")!.Offset);
        }

        foreach (var address in From)
        {
            if (!address.IsUsable)
            {
                problems.Add(MailProblemCode.InvalidAddress, Headers.First("From")!.Offset, address.ToString());
            }
        }

        foreach (var name in (ReadOnlySpan<string>)["From", "Subject", "Date", "Message-ID"])
        {
            if (Headers.All(name).Skip(1).FirstOrDefault() is { } second)
            {
                problems.Add(MailProblemCode.DuplicateHeader, second.Offset, name);
            }
        }
    }
}
