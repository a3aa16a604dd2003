namespace Charter.Mail.Html;

/// <summary>What the sanitiser lets through beyond text and its form.</summary>
public sealed record HtmlSanitizerOptions
{
    /// <summary>The address under which an inline image (content id, without brackets) can be fetched; null leaves it out.</summary>
    public Func<string, string?>? ResolveContentId { get; init; }

    /// <summary>The address of an image that the mail carries under a Content-Location; null leaves it to the rules for other images.</summary>
    public Func<string, string?>? ResolveLocation { get; init; }

    /// <summary>
    /// Keeps the address of a remote image in data-remote-src, so that a reader who asks for it can be shown it. The image
    /// itself is never loaded by what the sanitiser writes.
    /// </summary>
    public bool MarkRemoteImages { get; init; }

    /// <summary>Largest data: image in characters; larger ones are left out.</summary>
    public int MaxDataImageLength { get; init; } = 64 * 1024;

    /// <summary>Characters of HTML that are looked at at all; beyond it the result is null and the plain text is to be shown.</summary>
    public int MaxLength { get; init; } = 2 * 1024 * 1024;

    /// <summary>Elements that are written; the rest is left out.</summary>
    public int MaxElements { get; init; } = 50_000;
}
