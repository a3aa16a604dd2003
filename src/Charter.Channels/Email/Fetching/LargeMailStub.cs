using System.Globalization;
using System.Text;

namespace Charter.Channels.Email.Fetching;

/// <summary>What stands for a mail that is not fetched: its own header, and a body that says why and where the mail is.</summary>
internal static class LargeMailStub
{
    private const int MostHeaderBytes = 256 * 1024;

    /// <summary>For a mail that is larger than is taken.</summary>
    public static byte[] TooLarge(ReadOnlySpan<byte> header, long size, string mailbox, string folder, string? language)
    {
        var megabytes = (size / 1024.0 / 1024.0).ToString("0.#", CultureInfo.InvariantCulture);
        var text = IsChinese(language)
            ? $"[Charter] 这封邮件有 {megabytes} MB，超过可接收的大小，因此未取回。原件仍在邮箱 {mailbox} 的文件夹 {folder} 中。"
            : $"[Charter] This mail has {megabytes} MB, more than is taken, and was not fetched. It is still in the mailbox {mailbox}, folder {folder}.";
        return Compose(header, text);
    }

    /// <summary>For a mail that the server does not hand out.</summary>
    public static byte[] NotFetched(
        ReadOnlySpan<byte> header,
        string key,
        string mailbox,
        string folder,
        string? language
    )
    {
        var text = IsChinese(language)
            ? $"[Charter] 邮件服务器无法交付这封邮件（编号 {key}）。原件仍在邮箱 {mailbox} 的文件夹 {folder} 中。"
            : $"[Charter] The mail server could not hand this mail out (its number there is {key}). It is still in the mailbox {mailbox}, folder {folder}.";
        return Compose(header, text);
    }

    private static bool IsChinese(string? language) =>
        language?.StartsWith("zh", StringComparison.OrdinalIgnoreCase) == true;

    private static byte[] Compose(ReadOnlySpan<byte> header, string text)
    {
        using var mail = new MemoryStream();
        CopyHeader(header[..Math.Min(header.Length, MostHeaderBytes)], mail);
        mail.Write(
            "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"u8
        );
        mail.Write(Encoding.UTF8.GetBytes(text));
        mail.Write("\r\n"u8);
        return mail.ToArray();
    }

    // All fields but those that describe the body that is not there.
    private static void CopyHeader(ReadOnlySpan<byte> header, MemoryStream mail)
    {
        var isKept = true;
        while (!header.IsEmpty)
        {
            var feed = header.IndexOf((byte)'\n');
            var line = feed < 0 ? header : header[..feed];
            header = feed < 0 ? [] : header[(feed + 1)..];
            line = line.TrimEnd((byte)'\r');
            if (line.IsEmpty)
            {
                return;
            }

            if (line[0] is not ((byte)' ' or (byte)'\t'))
            {
                isKept =
                    line.Contains((byte)':') && !StartsWith(line, "content-"u8) && !StartsWith(line, "mime-version"u8);
            }

            if (isKept)
            {
                mail.Write(line);
                mail.Write("\r\n"u8);
            }
        }
    }

    private static bool StartsWith(ReadOnlySpan<byte> line, ReadOnlySpan<byte> name) =>
        line.Length >= name.Length && Ascii.EqualsIgnoreCase(line[..name.Length], name);
}
