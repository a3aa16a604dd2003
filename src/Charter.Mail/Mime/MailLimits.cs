namespace Charter.Mail.Mime;

/// <summary>
/// What a reader will take from one mail before it stops and says so in the problems. Mail comes from strangers:
/// every one of these has been used to bring a mail program down.
/// </summary>
public sealed record MailLimits
{
    public static MailLimits Default { get; } = new();

    /// <summary>Multiparts and messages inside each other; what is deeper is kept as an opaque part.</summary>
    public int MaxDepth { get; init; } = 24;

    /// <summary>Parts of the whole mail.</summary>
    public int MaxParts { get; init; } = 1_000;

    /// <summary>Header fields of one part.</summary>
    public int MaxHeaders { get; init; } = 1_000;

    /// <summary>Bytes of one header field; the rest of the field is left out of the decoded value.</summary>
    public int MaxHeaderBytes { get; init; } = 256 * 1024;

    /// <summary>Addresses of one header field.</summary>
    public int MaxAddresses { get; init; } = 1_000;

    /// <summary>Message ids of one References field: the last ones are kept, they are the nearest.</summary>
    public int MaxReferences { get; init; } = 500;

    /// <summary>Characters of the readable text; the raw mail still holds the rest.</summary>
    public int MaxTextLength { get; init; } = 4 * 1024 * 1024;
}
