namespace Charter.Mail.Mime;

/// <summary>
/// A mail to write. Values hold what is meant, not how it is encoded. A value with a line end or a NUL in it is
/// misuse and throws when the mail is written: no value can become a header of its own.
/// </summary>
public sealed record OutgoingMail
{
    /// <summary>Without brackets; made by the caller, who stores it so that answers find their way back.</summary>
    public required string MessageId { get; init; }

    public required MailAddress From { get; init; }

    public required DateTimeOffset Date { get; init; }

    public IReadOnlyList<MailAddress> To { get; init; } = [];

    public IReadOnlyList<MailAddress> Cc { get; init; } = [];

    public IReadOnlyList<MailAddress> ReplyTo { get; init; } = [];

    public MailAddress? Sender { get; init; }

    public string Subject { get; init; } = "";

    /// <summary>The plain text; always sent, so that every reader can read the mail.</summary>
    public required string Text { get; init; }

    public string? Html { get; init; }

    public IReadOnlyList<OutgoingAttachment> Attachments { get; init; } = [];

    /// <summary>Without brackets.</summary>
    public string? InReplyTo { get; init; }

    /// <summary>Without brackets, oldest first.</summary>
    public IReadOnlyList<string> References { get; init; } = [];

    /// <summary>How a machine sent this, if one did (RFC 3834): the marks that keep other machines from answering.</summary>
    public AutoSubmitted AutoSubmitted { get; init; } = AutoSubmitted.No;

    /// <summary>By which Outlook keeps the conversation together (see <see cref="Threading.ThreadIndex"/>); null leaves it out.</summary>
    public string? ThreadIndex { get; init; }

    /// <summary>
    /// The envelope's sender: the null path for what a machine sends, so that no machine answers it and no report of it comes
    /// back (RFC 3834, 3.3); otherwise the address for reports, or that of From.
    /// </summary>
    public string EnvelopeSender => AutoSubmitted == AutoSubmitted.No ? BounceAddress ?? (Sender ?? From).Address : "";

    /// <summary>Where reports about it go, in the envelope alone; null for the address of From.</summary>
    public string? BounceAddress { get; init; }

    /// <summary>Further fields, values as text; a name that this record has a property for is misuse.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> ExtraHeaders { get; init; } = [];
}
