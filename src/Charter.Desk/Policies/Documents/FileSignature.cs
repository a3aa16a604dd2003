namespace Charter.Desk.Policies.Documents;

/// <summary>Tells what a file is by its first bytes.</summary>
internal static class FileSignature
{
    public static bool IsPdf(ReadOnlySpan<byte> content) =>
        content[..Math.Min(content.Length, 1024)].IndexOf("%PDF-"u8) >= 0;

    public static bool IsZip(ReadOnlySpan<byte> content) => content.StartsWith("PK\u0003\u0004"u8);

    public static bool IsOldOffice(ReadOnlySpan<byte> content) =>
        content.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]);

    public static bool IsRichText(ReadOnlySpan<byte> content) => content.TrimStart(" \t\r\n"u8).StartsWith("{\\rtf"u8);

    public static bool IsPicture(ReadOnlySpan<byte> content) =>
        content.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF])
        || content.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47])
        || content.StartsWith("GIF8"u8)
        || content.StartsWith("II*\0"u8)
        || content.StartsWith("MM\0*"u8)
        || (content.StartsWith("BM"u8) && content.Length > 14 && content[6] == 0 && content[7] == 0)
        || (content.StartsWith("RIFF"u8) && content.Length > 12 && content[8..].StartsWith("WEBP"u8))
        || (content.Length > 12 && content[4..].StartsWith("ftyp"u8));
}
