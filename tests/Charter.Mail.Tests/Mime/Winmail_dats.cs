using System.Text;
using Charter.Mail.Mime;
using Charter.Mail.Tnef;

namespace Charter.Mail.Tests.Mime;

/// <summary>Outlook's own container, written here byte by byte after MS-OXTNEF.</summary>
public sealed class Winmail_dats
{
    private static byte[] Attribute(byte level, uint id, byte[] data) =>
        [
            level,
            .. BitConverter.GetBytes(id),
            .. BitConverter.GetBytes(data.Length),
            .. data,
            .. BitConverter.GetBytes((ushort)data.Sum(b => b)),
        ];

    private static byte[] Property(ushort type, ushort id, byte[] value) =>
        [
            .. BitConverter.GetBytes(type),
            .. BitConverter.GetBytes(id),
            .. BitConverter.GetBytes(1),
            .. BitConverter.GetBytes(value.Length),
            .. value,
            .. new byte[(4 - value.Length % 4) % 4],
        ];

    private static byte[] Properties(params byte[][] properties) =>
        [.. BitConverter.GetBytes(properties.Length), .. properties.SelectMany(p => p)];

    private static byte[] Tnef(params byte[][] attributes) =>
        [.. BitConverter.GetBytes(0x223E9F78), 1, 0, .. attributes.SelectMany(a => a)];

    /// <summary>Compressed RTF of literal bytes only, which every reader must take.</summary>
    private static byte[] Rtf(string text)
    {
        var body = new List<byte>();
        foreach (var chunk in Encoding.ASCII.GetBytes(text).Chunk(8))
        {
            body.Add(0);
            body.AddRange(chunk);
        }

        return
        [
            .. BitConverter.GetBytes(body.Count + 12),
            .. BitConverter.GetBytes(text.Length),
            .. "LZFu"u8,
            .. new byte[4],
            .. body,
        ];
    }

    private static MailMessage Mail(byte[] tnef, string text = "") =>
        MailText.Read(
            "From: a@example.com\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\n"
                + text
                + "\n--b\nContent-Type: application/ms-tnef; name=winmail.dat\nContent-Transfer-Encoding: base64\n\n"
                + Convert.ToBase64String(tnef)
                + "\n--b--\n"
        );

    private static byte[] File(string name, byte[] content) =>
        [
            .. Attribute(2, 0x00069002, new byte[14]),
            .. Attribute(2, 0x00018010, Encoding.ASCII.GetBytes("SHORT~1.PDF\0")),
            .. Attribute(2, 0x0006800F, content),
            .. Attribute(
                2,
                0x00069005,
                Properties(
                    Property(0x001F, 0x3707, Encoding.Unicode.GetBytes(name + "\0")),
                    Property(0x001E, 0x370E, Encoding.ASCII.GetBytes("application/pdf\0"))
                )
            ),
        ];

    [Fact]
    public void Give_their_files_with_their_long_names()
    {
        var mail = Mail(Tnef(File("Rechnung März.pdf", [1, 2, 3]), File("two.pdf", [4])), "See the files");
        mail.Text.ShouldBe("See the files");
        mail.Attachments.Select(a => (a.Name, a.ContentType, a.Size))
            .ShouldBe([("Rechnung März.pdf", "application/pdf", 3), ("two.pdf", "application/pdf", 1)]);
    }

    [Fact]
    public void Give_their_text_when_the_mail_has_none()
    {
        var rtf =
            "{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0\\fswiss Arial;}{\\f1\\fcharset204 Arial;}}{\\*\\generator x;}\\f0 Gr\\'fc\\'dfe {\\b aus} K\\u246?ln\\par \\f1\\'cf\\'f0\\par}";
        var mail = Mail(Tnef(Attribute(1, 0x00069003, Properties(Property(0x0102, 0x1009, Rtf(rtf))))));
        mail.Text.ShouldBe("Grüße aus Köln\nПр");
    }

    [Fact]
    public void Give_the_html_that_was_wrapped_in_rtf()
    {
        var rtf =
            "{\\rtf1\\ansi\\fromhtml1{\\*\\htmltag64 <p>}\\htmlrtf {\\htmlrtf0 Hello {\\*\\htmltag84 <b>}there{\\*\\htmltag92 </b>}\\htmlrtf }\\htmlrtf0{\\*\\htmltag72 </p>}}";
        var mail = Mail(Tnef(Attribute(1, 0x00069003, Properties(Property(0x0102, 0x1009, Rtf(rtf))))));
        mail.HtmlBody.ShouldBe("<p>Hello <b>there</b></p>");
        mail.Text.ShouldBe("Hello there");
    }

    [Fact]
    public void Are_kept_as_they_came_when_they_can_not_be_opened()
    {
        Mail([1, 2, 3, 4, 5, 6, 7]).Attachments.ShouldHaveSingleItem().Name.ShouldBe("winmail.dat");
        Mail(Tnef()).Attachments.ShouldHaveSingleItem().Name.ShouldBe("winmail.dat");
    }

    [Fact]
    public void A_repeated_stretch_is_expanded()
    {
        // "ab" and then a reference to where it stands, twelve bytes long: it runs into what it writes.
        var reference = (ushort)(207 << 4 | 10);
        byte[] body = [0b0000_0100, (byte)'a', (byte)'b', (byte)(reference >> 8), (byte)reference];
        byte[] data = [.. new byte[8], .. "LZFu"u8, .. new byte[4], .. body];
        Encoding.ASCII.GetString(CompressedRtf.Decompress(data)!).ShouldBe("ababababababab");
    }

    [Fact]
    public void Damage_anywhere_neither_throws_nor_loses_the_mail()
    {
        var whole = Tnef(
            Attribute(1, 0x00069003, Properties(Property(0x0102, 0x1009, Rtf("{\\rtf1 Hello {\\b x}}")))),
            File("a.pdf", [1, 2, 3])
        );
        var random = new Random(20260304);
        for (var i = 0; i < 3_000; i++)
        {
            var bytes = whole[..random.Next(7, whole.Length)].ToArray();
            for (var j = random.Next(4); j > 0; j--)
            {
                bytes[random.Next(6, bytes.Length)] = (byte)random.Next(256);
            }

            Mail(bytes).Attachments.Select(a => a.Sha256).Count().ShouldBeLessThan(600);
        }
    }
}
