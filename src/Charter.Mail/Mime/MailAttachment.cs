using System.Security.Cryptography;

namespace Charter.Mail.Mime;

/// <summary>A file that came with a mail. Its bytes are decoded when first asked for.</summary>
public sealed class MailAttachment
{
    private readonly Lazy<ReadOnlyMemory<byte>> content;
    private readonly Lazy<string> sha256;

    internal MailAttachment(
        string name,
        string contentType,
        string? contentId,
        bool isInline,
        MailPart? part,
        Func<ReadOnlyMemory<byte>> read
    )
    {
        Name = name;
        ContentType = contentType;
        ContentId = contentId;
        IsInline = isInline;
        Part = part;
        content = new(read, LazyThreadSafetyMode.ExecutionAndPublication);
        sha256 = new(
            () => Convert.ToHexStringLower(SHA256.HashData(Content.Span)),
            LazyThreadSafetyMode.ExecutionAndPublication
        );
    }

    /// <summary>A name for people: no path, no control characters; made from the type when the mail gives none.</summary>
    public string Name { get; }

    /// <summary>type/subtype in lower case, as the mail says. Not a promise about the bytes.</summary>
    public string ContentType { get; }

    /// <summary>Without brackets; null when there is none.</summary>
    public string? ContentId { get; }

    /// <summary>True when the HTML body shows it.</summary>
    public bool IsInline { get; }

    /// <summary>The part that it came from; null for a uuencoded file found inside a text.</summary>
    public MailPart? Part { get; }

    public ReadOnlyMemory<byte> Content => content.Value;

    public int Size => content.Value.Length;

    /// <summary>64 lower-case hexadecimal digits.</summary>
    public string Sha256 => sha256.Value;
}
