using System.Text;
using Charter.Mail.Mime;

namespace Charter.Mail.Tests.Mime;

public sealed class Bodies
{
    [Theory]
    [InlineData("utf-8", "Grüße aus Köln")]
    [InlineData("iso-8859-1", "Grüße für 5 €")]
    [InlineData("windows-1251", "Привет")]
    [InlineData("koi8-r", "Привет")]
    [InlineData("gb2312", "你好，镕")]
    [InlineData("big5", "你好")]
    [InlineData("shift_jis", "こんにちは")]
    [InlineData("iso-2022-jp", "こんにちは")]
    [InlineData("euc-jp", "こんにちは")]
    [InlineData("ks_c_5601-1987", "안녕하세요")]
    [InlineData("windows-1258", "Ti\u1EBFng Vi\u1EC7t")]
    [InlineData("iso-8859-15", "5 €")]
    [InlineData("x-cp1250", "Žluťoučký")]
    public void Are_decoded_by_what_the_label_really_means(string label, string text)
    {
        var page = label switch
        {
            "iso-8859-1" => 1252,
            "gb2312" => 54936,
            "ks_c_5601-1987" => 949,
            "windows-1258" => 1258,
            "x-cp1250" => 1250,
            "utf-8" => 65001,
            "iso-8859-15" => 28605,
            "euc-jp" => 51932,
            "iso-2022-jp" => 50220,
            "shift_jis" => 932,
            "big5" => 950,
            "koi8-r" => 20866,
            _ => 1251,
        };
        var source = label == "windows-1258" ? "Ti\u00EA\u0301ng Vi\u00EA\u0323t" : text;
        var encoding = page == 65001 ? Encoding.UTF8 : CodePagesEncodingProvider.Instance.GetEncoding(page)!;
        byte[] raw =
        [
            .. Encoding.ASCII.GetBytes($"From: a@example.com\r\nContent-Type: text/plain; charset={label}\r\n\r\n"),
            .. encoding.GetBytes(source),
        ];
        MailReader.Read(raw).Text.ShouldBe(text);
    }

    [Fact]
    public void Utf7_is_refused_and_shown_as_it_stands()
    {
        var mail = MailText.Read("From: a@example.com\nContent-Type: text/plain; charset=utf-7\n\n+ADw-script+AD4-");
        mail.Text.ShouldBe("+ADw-script+AD4-");
        mail.Problems.ShouldContain(p => p.Code == MailProblemCode.RefusedCharset);
    }

    [Fact]
    public void Raw_eight_bit_headers_are_read_in_the_charset_of_the_text()
    {
        var latin = CodePagesEncodingProvider.Instance.GetEncoding(1251)!;
        var raw = latin.GetBytes(
            "From: a@example.com\r\nSubject: Привет\r\nContent-Type: text/plain; charset=windows-1251\r\n\r\nмир"
        );
        MailReader.Read(raw).Subject.ShouldBe("Привет");
    }

    [Fact]
    public void Html_alone_gives_readable_text()
    {
        var mail = MailText.Read(
            "From: a@example.com\nContent-Type: text/html; charset=utf-8\n\n<p>Hello <b>there</b></p><p>Bye</p>"
        );
        mail.Text.ShouldBe("Hello there\n\nBye");
        mail.TextBody.ShouldBeNull();
    }

    [Fact]
    public void An_empty_text_part_beside_html_is_not_the_text()
    {
        var mail = MailText.Read(
            "From: a@example.com\nContent-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/plain\n\n \n--b\nContent-Type: text/html\n\n<p>Real words</p>\n--b--\n"
        );
        mail.Text.ShouldBe("Real words");
    }

    [Fact]
    public void Text_around_a_file_is_joined()
    {
        var mail = MailText.Read(
            "From: a@example.com\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\nBefore\n--b\nContent-Type: application/pdf; name=a.pdf\nContent-Transfer-Encoding: base64\n\nJVBERg==\n--b\nContent-Type: text/plain\n\nAfter\n--b--\n"
        );
        mail.Text.ShouldBe("Before\n\nAfter");
        mail.Attachments.ShouldHaveSingleItem().Size.ShouldBe(4);
    }

    [Fact]
    public void A_wrong_boundary_is_found_in_the_body()
    {
        var mail = MailText.Read(
            "From: a@example.com\nContent-Type: multipart/mixed; boundary=wrong\n\n--right\nContent-Type: text/plain\n\nHello\n--right\nContent-Type: image/png; name=a.png\nContent-Transfer-Encoding: base64\n\niVBORw==\n--right--\n"
        );
        mail.Text.ShouldBe("Hello");
        mail.Attachments.Count.ShouldBe(1);
    }

    [Fact]
    public void Without_any_boundary_the_body_is_shown_as_text() =>
        MailText
            .Read("From: a@example.com\nContent-Type: multipart/mixed; boundary=b\n\nOnly words\n")
            .Text.ShouldBe("Only words");

    [Fact]
    public void A_missing_end_loses_nothing() =>
        MailText
            .Read(
                "From: a@example.com\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nHello\n--b\nContent-Type: text/plain\n\nlast words"
            )
            .Text.ShouldBe("Hello\n\nlast words");

    [Fact]
    public void A_uuencoded_file_in_the_text_becomes_an_attachment()
    {
        var mail = MailText.Read("From: a@example.com\n\nSee below\n\nbegin 644 cat.txt\n#0V%T\n`\nend\n\nBye\n");
        mail.Text.ShouldBe("See below\n\n\nBye");
        var file = mail.Attachments.ShouldHaveSingleItem();
        file.Name.ShouldBe("cat.txt");
        Encoding.ASCII.GetString(file.Content.Span).ShouldBe("Cat");
    }

    [Fact]
    public void Flowed_lines_are_joined_within_their_quote_depth() =>
        MailText
            .Read(
                "From: a@example.com\nContent-Type: text/plain; format=flowed\n\nThis is one \nparagraph.\n> quoted \n> text\nanswer\n-- \nJane"
            )
            .Text.ShouldBe("This is one paragraph.\n> quoted text\nanswer\n-- \nJane");

    [Fact]
    public void A_mail_of_bare_carriage_returns_is_read() =>
        MailReader
            .Read(Encoding.ASCII.GetBytes("From: a@example.com\rSubject: Old Mac\r\rHello\r"))
            .Subject.ShouldBe("Old Mac");

    [Fact]
    public void A_mailbox_line_and_blank_lines_above_are_passed_over()
    {
        var mail = MailText.Read(
            "\n\nFrom jane@example.com Tue Mar  3 14:05:06 2026\nFrom: a@example.com\nSubject: Hi\n\nHello"
        );
        mail.Subject.ShouldBe("Hi");
        mail.From[0].Address.ShouldBe("a@example.com");
    }

    [Fact]
    public void An_image_that_the_html_shows_is_inline_and_one_that_it_does_not_show_is_attached()
    {
        var mail = MailText.Read(
            "From: a@example.com\nContent-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\n\n<img src=\"cid:one@x\">\n--b\nContent-Type: image/png\nContent-ID: <one@x>\n\nx\n--b\nContent-Type: image/png\nContent-ID: <two@x>\n\nx\n--b--\n"
        );
        mail.Attachments.Select(a => a.IsInline).ShouldBe([true, false]);
    }

    [Fact]
    public void A_message_inside_is_kept_as_a_file_and_can_be_read()
    {
        var mail = MailText.Read(
            "From: a@example.com\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nsee\n--b\nContent-Type: message/rfc822\n\nFrom: inner@example.com\nSubject: Inside\n\nInner text\n--b--\n"
        );
        mail.Text.ShouldBe("see");
        mail.Attachments.ShouldHaveSingleItem().Name.ShouldBe("Inside.eml");
        mail.EmbeddedMessages().ShouldHaveSingleItem().Text.ShouldBe("Inner text");
    }
}
