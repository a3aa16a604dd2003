namespace Charter.Mail.Mime;

/// <summary>Names of attachments as they may be shown and stored.</summary>
internal static class FileNames
{
    private const int MaxLength = 200;

    private static readonly Dictionary<string, string> Extensions = new(StringComparer.Ordinal)
    {
        ["image/jpeg"] = "jpg",
        ["image/png"] = "png",
        ["image/gif"] = "gif",
        ["image/svg+xml"] = "svg",
        ["image/webp"] = "webp",
        ["image/heic"] = "heic",
        ["application/pdf"] = "pdf",
        ["application/zip"] = "zip",
        ["application/pgp-signature"] = "asc",
        ["application/pkcs7-signature"] = "p7s",
        ["application/x-pkcs7-signature"] = "p7s",
        ["application/pkcs7-mime"] = "p7m",
        ["application/ms-tnef"] = "dat",
        ["text/calendar"] = "ics",
        ["text/plain"] = "txt",
        ["text/html"] = "html",
        ["text/csv"] = "csv",
        ["text/vcard"] = "vcf",
        ["text/x-vcard"] = "vcf",
        ["message/rfc822"] = "eml",
        ["message/global"] = "eml",
        ["message/delivery-status"] = "txt",
        ["message/feedback-report"] = "txt",
        ["text/rfc822-headers"] = "txt",
    };

    /// <summary>The name without path, control and direction characters; "attachment" with the type's ending when nothing is left.</summary>
    public static string Safe(string? name, string contentType, int number)
    {
        var last = name is null ? "" : name[(name.AsSpan().LastIndexOfAny('/', '\\') + 1)..];
        var clean = string.Concat(last.Where(c => !char.IsControl(c) && !IsInvisible(c))).Trim().Trim('.').Trim();
        if (clean.Length > MaxLength)
        {
            var ending = Path.GetExtension(clean);
            ending = ending.Length is > 0 and <= 10 ? ending : "";
            clean = clean[..(MaxLength - ending.Length)] + ending;
        }

        if (clean.Length > 0)
        {
            return clean;
        }

        var extension = Extensions.GetValueOrDefault(contentType, "bin");
        return $"attachment-{number}.{extension}";
    }

    /// <summary>The type that the ending of a name speaks for.</summary>
    public static string TypeOf(string name)
    {
        var ending = Path.GetExtension(name).TrimStart('.').ToLowerInvariant();
        foreach (var (type, extension) in Extensions)
        {
            if (extension == ending && ending.Length > 0)
            {
                return type;
            }
        }

        return ending == "jpeg" ? "image/jpeg" : "application/octet-stream";
    }

    /// <summary>Zero-width and direction marks make "exe.pdf" out of "fdp.exe".</summary>
    private static bool IsInvisible(char c) =>
        c
            is '\u200B'
                or '\u200C'
                or '\u200D'
                or '\u200E'
                or '\u200F'
                or '\uFEFF'
                or (>= '\u202A' and <= '\u202E')
                or (>= '\u2066' and <= '\u2069');
}
