using System.Buffers;
using System.Text;

namespace Charter.Mail.Mime;

/// <summary>One part of a mail: a leaf with content, a multipart with children, or a message inside the mail.</summary>
public sealed class MailPart
{
    private static readonly SearchValues<char> EndOfCharset = SearchValues.Create("\"' >;/");
    private readonly List<MailPart> children = [];
    private readonly ReadOnlyMemory<byte> raw;
    private readonly Lazy<(string Value, Dictionary<string, string> Parameters)> disposition;
    private byte[]? decoded;

    internal MailPart(MailHeaders headers, MediaType contentType, ReadOnlyMemory<byte> raw, int offset)
    {
        Headers = headers;
        ContentType = contentType;
        this.raw = raw;
        Offset = offset;
        disposition = new(
            () => HeaderParameters.Parse(headers.First("Content-Disposition")?.Unfolded ?? ""),
            LazyThreadSafetyMode.PublicationOnly
        );
    }

    public MailHeaders Headers { get; }

    public MediaType ContentType { get; }

    /// <summary>The content as it stood in the mail, a slice of the raw bytes, still in its transfer encoding.</summary>
    public ReadOnlyMemory<byte> Raw => raw;

    /// <summary>Where the content begins in the raw mail.</summary>
    public int Offset { get; }

    /// <summary>Parts of a multipart; for message/rfc822 one child, whose headers are those of the message.</summary>
    public IReadOnlyList<MailPart> Children => children;

    /// <summary>"attachment", "inline" or another word in lower case; empty when the part does not say.</summary>
    public string Disposition => disposition.Value.Value.ToLowerInvariant();

    /// <summary>The file name as written, decoded; null when there is none. Not safe as a path.</summary>
    public string? FileName =>
        NotBlank(disposition.Value.Parameters.GetValueOrDefault("filename"))
        ?? NotBlank(ContentType.Parameter("name"))
        ?? NotBlank(disposition.Value.Parameters.GetValueOrDefault("name"));

    /// <summary>The Content-ID without its brackets; null when there is none.</summary>
    public string? ContentId => NotBlank(Headers.Value("Content-ID")?.Trim('<', '>', ' '));

    /// <summary>base64, quoted-printable, x-uuencode, 7bit, 8bit, binary; in lower case.</summary>
    public string TransferEncoding
    {
        get
        {
            var value = HeaderParameters.Parse(Headers.First("Content-Transfer-Encoding")?.Unfolded ?? "").Value;
            return value.Trim().Trim('"', '\'').ToLowerInvariant();
        }
    }

    internal void Add(MailPart child) => children.Add(child);

    /// <summary>This part and all below it, in the order in which they stand in the mail.</summary>
    public IEnumerable<MailPart> Walk()
    {
        var open = new Stack<MailPart>();
        open.Push(this);
        while (open.TryPop(out var part))
        {
            yield return part;
            for (var i = part.children.Count - 1; i >= 0; i--)
            {
                open.Push(part.children[i]);
            }
        }
    }

    /// <summary>The content with its transfer encoding undone; damage loses bytes, never throws.</summary>
    public ReadOnlyMemory<byte> Decode()
    {
        if (IsIdentity(TransferEncoding))
        {
            return raw;
        }

        return decoded ??= Decode(raw.Span, TransferEncoding, out _);
    }

    internal static byte[] Decode(ReadOnlySpan<byte> raw, string encoding, out bool damaged)
    {
        switch (encoding)
        {
            case "base64":
                var bytes = TransferDecoding.Base64(raw, out damaged);
                return damaged && TransferDecoding.IsPlainText(raw) ? raw.ToArray() : bytes;
            case "quoted-printable" or "quoted printable":
                return TransferDecoding.QuotedPrintable(raw, out damaged);
            case "x-uuencode" or "uuencode" or "x-uue":
                return TransferDecoding.Uuencode(raw, out damaged);
            default:
                damaged = false;
                return raw.ToArray();
        }
    }

    internal static bool IsIdentity(string encoding) =>
        encoding is "" or "7bit" or "8bit" or "binary" or "7-bit" or "8-bit";

    internal static bool IsKnown(string encoding) =>
        IsIdentity(encoding)
        || encoding is "base64" or "quoted-printable" or "quoted printable" or "x-uuencode" or "uuencode" or "x-uue";

    /// <summary>The content as text, by its charset label and by what the bytes really are.</summary>
    public string DecodeText() => DecodeText(out _);

    internal string DecodeText(out MailProblemCode? problem)
    {
        var bytes = Decode().Span;
        var label = ContentType.Parameter("charset");
        if (
            ContentType.Subtype == "html"
            && (label is null || label.Contains("ascii", StringComparison.OrdinalIgnoreCase))
        )
        {
            label = HtmlCharset(bytes) ?? label;
        }

        var text = Charsets.DecodeLabelled(bytes, label, out problem);
        // Mail that was turned to CR LF twice has a CR too many.
        return text.Replace("\r\r\n", "\n", StringComparison.Ordinal)
            .Replace("\r\n", "\n", StringComparison.Ordinal)
            .Replace('\r', '\n')
            .Replace("\0", "", StringComparison.Ordinal)
            // Marks of byte order that were copied along with text; nobody sees them and every comparison trips over them.
            .Replace("\uFEFF", "", StringComparison.Ordinal);
    }

    /// <summary>charset=... in the head of an HTML text that carries no other label.</summary>
    private static string? HtmlCharset(ReadOnlySpan<byte> bytes)
    {
        var head = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, 2048)]);
        var at = head.IndexOf("charset=", StringComparison.OrdinalIgnoreCase);
        if (at < 0)
        {
            return null;
        }

        var value = head.AsSpan(at + 8).TrimStart("\"' ");
        var end = value.IndexOfAny(EndOfCharset);
        return end > 0 ? value[..end].ToString() : null;
    }

    private static string? NotBlank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
