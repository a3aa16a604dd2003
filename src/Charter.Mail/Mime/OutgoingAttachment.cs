namespace Charter.Mail.Mime;

/// <summary>A file to send.</summary>
/// <param name="Name">The file name as the receiver sees it.</param>
/// <param name="ContentType">type/subtype.</param>
/// <param name="Content">The bytes.</param>
/// <param name="ContentId">Set for an image that the HTML shows by cid:, without brackets; such a file goes into the related part.</param>
public sealed record OutgoingAttachment(
    string Name,
    string ContentType,
    ReadOnlyMemory<byte> Content,
    string? ContentId = null
)
{
    public bool IsInline => ContentId is not null;
}
