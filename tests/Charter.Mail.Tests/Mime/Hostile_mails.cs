using System.Text;
using Charter.Mail.Automatic;
using Charter.Mail.Html;
using Charter.Mail.Mime;
using Charter.Mail.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Charter.Mail.Tests.Mime;

/// <summary>Whatever the bytes are, the reader comes back with what could be read.</summary>
public sealed class Hostile_mails
{
    private static void ReadAll(byte[] raw)
    {
        var mail = MailReader.Read(raw);
        foreach (var attachment in mail.Attachments)
        {
            attachment.Name.ShouldNotBeNullOrWhiteSpace();
            attachment.Sha256.Length.ShouldBe(64);
        }

        foreach (var header in mail.Headers)
        {
            header.Value.ShouldNotContain("\n");
        }

        var text = mail.Text;
        var parts = ReplyText.Split(text);
        (parts.Reply.Length > 0).ShouldBe(text.Trim().Length > 0);
        ReplyText.Split(mail).Reply.ShouldNotContain('\uFDD0');
        AutomaticMail.Judge(mail).ShouldNotBeNull();
        DeliveryReport.ReadAll(mail).Count.ShouldBeLessThan(10_000);
        mail.EmbeddedMessages().Count().ShouldBeLessThan(1_000);
        HtmlSanitizer.Sanitize(mail.HtmlBody ?? "")?.Html.ShouldNotContain("<script");
        _ = ForwardedMail.Find(mail);
    }

    [Fact]
    public void Arbitrary_bytes_are_read() =>
        Prop.ForAll<byte[]>(ReadAll).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void Real_mails_with_bytes_changed_cut_and_repeated_are_read()
    {
        var files = Directory
            .GetFiles(Path.Combine(AppContext.BaseDirectory, "Corpus"), "*.eml")
            .Order(StringComparer.Ordinal)
            .Select(File.ReadAllBytes)
            .Concat(
                CorpusFile
                    .Cases("bounces.txt")
                    .Concat(CorpusFile.Cases("forwards.txt"))
                    .Select(c => Encoding.UTF8.GetBytes(c.Text))
            )
            .ToArray();
        files.Length.ShouldBeGreaterThan(15);
        var random = new Random(20260303);
        for (var i = 0; i < 2_000; i++)
        {
            ReadAll(Mutate(files[random.Next(files.Length)], random));
        }
    }

    private static byte[] Mutate(byte[] source, Random random)
    {
        var bytes = source.ToList();
        for (var changes = random.Next(1, 8); changes > 0 && bytes.Count > 4; changes--)
        {
            var at = random.Next(bytes.Count);
            var length = Math.Min(random.Next(1, 60), bytes.Count - at);
            switch (random.Next(5))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes.RemoveRange(at, length);
                    break;
                case 2:
                    bytes.InsertRange(random.Next(bytes.Count), bytes.GetRange(at, length));
                    break;
                case 3:
                    bytes.InsertRange(
                        at,
                        Encoding.ASCII.GetBytes(
                            (
                                (string[])
                                    [
                                        "\r\n--",
                                        "=?",
                                        "?=",
                                        "\"",
                                        "(",
                                        "<",
                                        "\0",
                                        "charset=",
                                        "\r\n\r\n",
                                        "\n.\n",
                                        "begin 644 a\n",
                                    ]
                            )[random.Next(11)]
                        )
                    );
                    break;
                default:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
            }
        }

        return [.. bytes];
    }

    [Fact]
    public void Multiparts_in_multiparts_end_at_the_depth_limit()
    {
        var raw = new StringBuilder("From: a@example.com\r\n");
        for (var i = 0; i < 5_000; i++)
        {
            raw.Append($"Content-Type: multipart/mixed; boundary=b{i}\r\n\r\n--b{i}\r\n");
        }

        var mail = MailReader.Read(Encoding.ASCII.GetBytes(raw.ToString()));
        mail.Problems.ShouldContain(p => p.Code == MailProblemCode.TooDeep);
        mail.Root.Walk().Count().ShouldBeLessThan(100);
    }

    [Fact]
    public void Messages_in_messages_end_at_the_depth_limit()
    {
        var raw = string.Concat(Enumerable.Repeat("Content-Type: message/rfc822\r\n\r\n", 5_000));
        ReadAll(Encoding.ASCII.GetBytes(raw));
        MailReader.Read(Encoding.ASCII.GetBytes(raw)).Problems.ShouldContain(p => p.Code == MailProblemCode.TooDeep);
    }

    [Fact]
    public void Parts_without_number_end_at_the_limit()
    {
        var raw =
            "Content-Type: multipart/mixed; boundary=b\r\n\r\n"
            + string.Concat(Enumerable.Repeat("--b\r\n\r\nx\r\n", 100_000));
        var mail = MailReader.Read(Encoding.ASCII.GetBytes(raw));
        mail.Root.Children.Count.ShouldBeLessThanOrEqualTo(1_000);
        mail.Problems.ShouldContain(p => p.Code == MailProblemCode.TooManyParts);
    }

    [Fact]
    public void Headers_without_number_end_at_the_limit()
    {
        var raw = string.Concat(Enumerable.Range(0, 50_000).Select(i => $"X-{i}: y\r\n")) + "\r\nbody";
        var mail = MailReader.Read(Encoding.ASCII.GetBytes(raw));
        mail.Headers.Count.ShouldBe(1_000);
        mail.Text.ShouldBe("body");
        mail.Problems.ShouldContain(p => p.Code == MailProblemCode.TooManyHeaders);
    }

    [Theory]
    [InlineData("Subject: ", "=?utf-8?Q?")]
    [InlineData("Subject: ", "=?utf-8?B?")]
    [InlineData("From: ", "<<<<\"")]
    [InlineData("From: ", "a@b.example ")]
    [InlineData("References: ", "<a")]
    [InlineData("Content-Type: text/plain; ", "a*0*=\";\"")]
    [InlineData("Content-Disposition: attachment; filename=\"", "\" ")]
    [InlineData("Content-Type: multipart/mixed; boundary=", "-")]
    [InlineData("Date: ", "Mon, ")]
    public void One_header_of_a_megabyte_takes_one_pass(string header, string piece) =>
        ReadAll(
            Encoding.ASCII.GetBytes(
                header + string.Concat(Enumerable.Repeat(piece, 1_000_000 / piece.Length)) + "\r\n\r\nbody"
            )
        );

    [Fact]
    public void An_empty_mail_is_a_mail_with_a_problem() =>
        MailReader.Read(ReadOnlyMemory<byte>.Empty).Problems.ShouldContain(p => p.Code == MailProblemCode.EmptyMail);

    [Fact]
    public void Nul_bytes_neither_cut_the_text_nor_come_through()
    {
        var mail = MailText.Read("From: a@example.com\nSubject: a\0b\n\nc\0d");
        mail.Subject.ShouldBe("ab");
        mail.Text.ShouldBe("cd");
        mail.Problems.ShouldContain(p => p.Code == MailProblemCode.NulBytes);
    }

    [Fact]
    public void Damaged_base64_gives_what_is_left_of_it()
    {
        var mail = MailText.Read(
            "From: a@example.com\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\nSGVs!!bG8g\n  dGhlcmU"
        );
        mail.Text.ShouldBe("Hello there");
    }
}
