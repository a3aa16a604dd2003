namespace Charter.Desk.Conversations;

/// <summary>A file of a message that is already in the file store.</summary>
/// <param name="Name">The name as given; it is cleaned before it is kept.</param>
/// <param name="ContentType">The type that was claimed.</param>
/// <param name="Size">Bytes.</param>
/// <param name="FileHash">SHA-256 in lower-case hexadecimal.</param>
/// <param name="ContentId">The Content-ID by which the HTML refers to it.</param>
/// <param name="IsInline">Whether it is shown inside the text.</param>
public sealed record IncomingFile(
    string Name,
    string ContentType,
    long Size,
    string FileHash,
    string? ContentId = null,
    bool IsInline = false
);
