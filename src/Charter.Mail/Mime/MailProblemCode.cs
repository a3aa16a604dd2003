namespace Charter.Mail.Mime;

/// <summary>What was wrong with a mail. None of these stops the reading.</summary>
public enum MailProblemCode
{
    EmptyMail,
    MalformedHeaderLine,
    MissingHeaderBodySeparator,
    TooManyHeaders,
    HeaderTooLong,
    TooManyAddresses,
    TooManyReferences,
    TooManyParts,
    TooDeep,
    BoundaryMissing,
    BoundaryNotFound,
    BoundaryNotClosed,
    InvalidContentType,
    UnknownCharset,
    RefusedCharset,
    WrongCharset,
    UnknownTransferEncoding,
    DamagedBase64,
    DamagedQuotedPrintable,
    DamagedUuencode,
    InvalidDate,
    MissingDate,
    MissingFrom,
    SeveralFrom,
    InvalidAddress,
    MissingMessageId,
    InvalidMessageId,
    DuplicateHeader,
    NulBytes,
    BareLineEndings,
    TextTooLong,
    UnreadableHtml,

    /// <summary>A whole mailbox file: only its first mail is read.</summary>
    SeveralMails,

    /// <summary>A file of another kind; it is kept as an attachment.</summary>
    NotAMail,
}
