using System.Text;
using Charter.Mail.Mime;
using FsCheck;
using FsCheck.Fluent;

namespace Charter.Mail.Tests.Mime;

public sealed class Written_mails
{
    private static readonly OutgoingMail Plain = new()
    {
        MessageId = "1@desk.example",
        From = new MailAddress("Support", "support@shop.example"),
        Date = new DateTimeOffset(2026, 3, 3, 14, 5, 6, TimeSpan.FromHours(1)),
        To = [new MailAddress("", "jane@example.com")],
        Subject = "Hello",
        Text = "Hello Jane",
    };

    [Fact]
    public void Come_back_as_they_were_meant()
    {
        var mail = Plain with
        {
            From = new MailAddress("Support, \"Köln\" 客服", "support@shop.example"),
            To = [new MailAddress("Doe, Jane", "jane@example.com"), new MailAddress("", "bob@example.com")],
            Cc = [new MailAddress("Jörg", "joerg@example.com")],
            ReplyTo = [new MailAddress("", "support+token@shop.example")],
            Subject = "Re: Ihre Anfrage über Größe 42 – " + new string('ü', 120),
            Text = "Grüße\n.\nFrom here\n  indented \n" + new string('x', 3000),
            Html = "<p>Grüße <img src=\"cid:logo@x\"></p>",
            InReplyTo = "a@example.com",
            References = [.. Enumerable.Range(0, 40).Select(i => $"reference-number-{i}@example.com")],
            AutoSubmitted = AutoSubmitted.Replied,
            ExtraHeaders = [new("X-Loop", "desk"), new("X-Long", string.Join(' ', Enumerable.Repeat("word", 60)))],
            Attachments =
            [
                new OutgoingAttachment("logo.png", "image/png", new byte[] { 1, 2, 3 }, "logo@x"),
                new OutgoingAttachment(
                    "Rechnung für März 2026, sehr langer Name mit vielen Wörtern und 发票.pdf",
                    "application/pdf",
                    Encoding.UTF8.GetBytes("%PDF")
                ),
                new OutgoingAttachment("mail.eml", "message/rfc822", Encoding.UTF8.GetBytes("Subject: x\r\n\r\ny")),
            ],
        };
        var read = MailReader.Read(MailWriter.Write(mail));
        read.Problems.ShouldBeEmpty();
        read.MessageId.ShouldBe(mail.MessageId);
        read.From.ShouldBe([mail.From]);
        read.To.ShouldBe(mail.To);
        read.Cc.ShouldBe(mail.Cc);
        read.ReplyTo.ShouldBe(mail.ReplyTo);
        read.Subject.ShouldBe(mail.Subject);
        read.Date.ShouldBe(mail.Date);
        read.InReplyTo.ShouldBe(mail.InReplyTo);
        read.References.ShouldBe(mail.References);
        read.TextBody.ShouldBe(mail.Text);
        read.HtmlBody.ShouldBe(mail.Html);
        read.Headers.Value("Auto-Submitted").ShouldBe("auto-replied");
        read.Headers.Value("X-Long").ShouldBe(mail.ExtraHeaders[1].Value);
        read.Attachments.Select(a => a.Name).ShouldBe(mail.Attachments.Select(a => a.Name), ignoreOrder: true);
        read.Attachments.Single(a => a.IsInline).ContentId.ShouldBe("logo@x");
        read.Attachments.Single(a => a.ContentType == "application/pdf")
            .Content.ToArray()
            .ShouldBe(Encoding.UTF8.GetBytes("%PDF"));
    }

    [Fact]
    public void Are_ascii_with_short_lines_that_all_end_in_crlf()
    {
        var raw = MailWriter.Write(
            Plain with
            {
                Subject = new string('é', 500),
                Text = new string('你', 5000),
                Html = new string('a', 5000),
            }
        );
        raw.ShouldAllBe(b => b < 128);
        var text = Encoding.ASCII.GetString(raw);
        text.Replace("\r\n", "", StringComparison.Ordinal).ShouldNotContain("\n");
        text.Split("\r\n").Max(l => l.Length).ShouldBeLessThanOrEqualTo(78);
    }

    [Theory]
    [InlineData("one\r\nBcc: evil@example.com")]
    [InlineData("one\nBcc: evil@example.com")]
    [InlineData("one\rtwo")]
    [InlineData("one\0two")]
    public void Cannot_carry_a_header_inside_a_value(string value)
    {
        Should.Throw<ArgumentException>(() => MailWriter.Write(Plain with { Subject = value }));
        Should.Throw<ArgumentException>(() =>
            MailWriter.Write(Plain with { From = new MailAddress(value, "a@example.com") })
        );
        Should.Throw<ArgumentException>(() =>
            MailWriter.Write(Plain with { From = new MailAddress("", value + "@example.com") })
        );
        Should.Throw<ArgumentException>(() => MailWriter.Write(Plain with { MessageId = value }));
        Should.Throw<ArgumentException>(() => MailWriter.Write(Plain with { References = [value] }));
        Should.Throw<ArgumentException>(() => MailWriter.Write(Plain with { ExtraHeaders = [new("X-A", value)] }));
        Should.Throw<ArgumentException>(() => MailWriter.Write(Plain with { ExtraHeaders = [new(value, "x")] }));
        Should.Throw<ArgumentException>(() =>
            MailWriter.Write(Plain with { Attachments = [new OutgoingAttachment(value, "text/plain", default)] })
        );
        Should.Throw<ArgumentException>(() =>
            MailWriter.Write(Plain with { Attachments = [new OutgoingAttachment("a", value, default)] })
        );
    }

    [Theory]
    [InlineData("Bcc")]
    [InlineData("subject")]
    [InlineData("Content-Type")]
    [InlineData("")]
    [InlineData("X Y")]
    [InlineData("X:")]
    public void Take_no_extra_header_that_has_a_place_of_its_own_or_is_no_name(string name) =>
        Should.Throw<ArgumentException>(() => MailWriter.Write(Plain with { ExtraHeaders = [new(name, "x")] }));

    [Fact]
    public void Have_domains_of_other_letters_in_ascii() =>
        MailReader
            .Read(MailWriter.Write(Plain with { To = [new MailAddress("", "jane@müller.example")] }))
            .To[0]
            .Address.ShouldBe("jane@xn--mller-kva.example");

    [Fact]
    public void Any_text_subject_and_name_come_back() =>
        Prop.ForAll<string, string, string>(
                (subject, name, text) =>
                {
                    var clean = OneLine(subject);
                    var display = string.Join(' ', OneLine(name).Split(' ', StringSplitOptions.RemoveEmptyEntries))
                        .Trim('"', '\'', ' ');
                    var body = Lines(text);
                    var mail = Plain with
                    {
                        Subject = clean,
                        From = new MailAddress(display, "a@example.com"),
                        Text = body,
                    };
                    var read = MailReader.Read(MailWriter.Write(mail));
                    read.Subject.ShouldBe(clean.Trim());
                    read.From[0].Name.ShouldBe(display);
                    (read.TextBody ?? "")
                        .TrimEnd()
                        .ShouldBe(string.IsNullOrWhiteSpace(body) ? "" : body.Trim('\n').TrimEnd());
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void Any_bytes_attached_come_back() =>
        Prop.ForAll<byte[]>(bytes =>
            {
                var read = MailReader.Read(
                    MailWriter.Write(
                        Plain with
                        {
                            Attachments = [new OutgoingAttachment("a.bin", "application/octet-stream", bytes)],
                        }
                    )
                );
                read.Attachments.ShouldHaveSingleItem().Content.ToArray().ShouldBe(bytes);
            })
            .Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    /// <summary>What a person could have typed into one line: no controls, no halves of characters.</summary>
    private static string OneLine(string? text) =>
        Encoding.UTF8.GetString(
            Encoding.UTF8.GetBytes(
                string.Concat((text ?? "").Where(c => !char.IsControl(c) && !char.IsSurrogate(c) && c != '\uFEFF'))
            )
        );

    private static string Lines(string? text) =>
        Encoding.UTF8.GetString(
            Encoding.UTF8.GetBytes(
                string.Concat(
                    (text ?? "").Where(c =>
                        (!char.IsControl(c) || c is '\n' or '\t') && !char.IsSurrogate(c) && c != '\uFEFF'
                    )
                )
            )
        );
}
