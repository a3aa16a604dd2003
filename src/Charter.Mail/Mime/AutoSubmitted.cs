namespace Charter.Mail.Mime;

/// <summary>Who wrote a mail (RFC 3834, section 5).</summary>
public enum AutoSubmitted
{
    /// <summary>A person.</summary>
    No,

    /// <summary>A machine, on its own account: a notice, a warning, a report.</summary>
    Generated,

    /// <summary>A machine, in answer to a mail.</summary>
    Replied,
}
