using System.Text;
using Charter.Mail.Mime;

namespace Charter.Mail.Tests.Mime;

/// <summary>MIME as it is met, not as it is specified.</summary>
public sealed class Odd_mails
{
    private static string Body(string headers, byte[] body) =>
        MailReader
            .Read(Encoding.ASCII.GetBytes($"From: a@example.com\r\n{headers}\r\n\r\n").Concat(body).ToArray())
            .Text;

    [Theory]
    [InlineData("你好，您的订单已经收到，谢谢。", 54936)]
    [InlineData("您好，請問我的訂單何時送達？謝謝", 950)]
    [InlineData("お世話になっております。注文の確認をお願いします。", 932)]
    [InlineData("お世話になっております。注文の確認をお願いします。", 51932)]
    [InlineData("안녕하세요. 주문 확인 부탁드립니다.", 949)]
    [InlineData("Здравствуйте, где мой заказ?", 1251)]
    [InlineData("Здравствуйте, где мой заказ?", 20866)]
    [InlineData("Schöne Grüße aus München, es fehlt noch das Gehäuse.", 1252)]
    [InlineData("Voilà, l'été à la plage où l'on mange des gâteaux", 1252)]
    [InlineData("Café", 1252)]
    [InlineData("ä", 1252)]
    [InlineData("Привет", 1251)]
    [InlineData("お世話になっております。", 50220)]
    public void Text_without_label_is_known_by_its_bytes(string text, int page)
    {
        var bytes = CodePagesEncodingProvider.Instance.GetEncoding(page)!.GetBytes(text);
        Body("X: y", bytes).ShouldBe(text);
        Body("Content-Type: text/plain; charset=us-ascii", bytes).ShouldBe(text);
        Body("Content-Type: text/plain; charset=x-unknown", bytes).ShouldBe(text);
        Body("Content-Type: text/plain; charset=utf-8", bytes).ShouldBe(text);
    }

    [Theory]
    [InlineData("iso-2022-jp-kddi", 50220, "こんにちは")]
    [InlineData("x-sjis-jp-docomo", 932, "こんにちは①")]
    [InlineData("gb2312_charset", 54936, "你好镕")]
    [InlineData("windows-1252http-equiv", 1252, "5 €")]
    [InlineData("UTF-8; x", 65001, "5 €")]
    [InlineData("cp-850", 850, "Köln")]
    [InlineData("iso-8859-5", 65001, "Привет, мир")]
    [InlineData("utf-16", 1201, "Hello ü")]
    public void A_label_that_says_more_than_it_should_is_understood(string label, int page, string text)
    {
        var encoding =
            page == 65001 ? Encoding.UTF8
            : page == 1201 ? Encoding.BigEndianUnicode
            : CodePagesEncodingProvider.Instance.GetEncoding(page)!;
        Body($"Content-Type: text/plain; charset=\"{label}\"", encoding.GetBytes(text)).ShouldBe(text);
    }

    [Fact]
    public void An_opaque_signature_shows_what_was_signed()
    {
        var inner =
            "Content-Type: multipart/mixed; boundary=i\r\n\r\n--i\r\n\r\nSigned words\r\n--i\r\nContent-Type: image/png; name=a.png\r\n\r\nx\r\n--i--\r\n";
        var writer = new System.Formats.Asn1.AsnWriter(System.Formats.Asn1.AsnEncodingRules.BER);
        var context = new System.Formats.Asn1.Asn1Tag(System.Formats.Asn1.TagClass.ContextSpecific, 0, true);
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier("1.2.840.113549.1.7.2");
            using (writer.PushSequence(context))
            using (writer.PushSequence())
            {
                writer.WriteInteger(1);
                using (writer.PushSetOf()) { }
                using (writer.PushSequence())
                {
                    writer.WriteObjectIdentifier("1.2.840.113549.1.7.1");
                    using (writer.PushSequence(context))
                    {
                        writer.WriteOctetString(Encoding.ASCII.GetBytes(inner));
                    }
                }

                using (writer.PushSetOf()) { }
            }
        }

        var mail = MailText.Read(
            "From: a@example.com\nContent-Type: application/pkcs7-mime; name=smime.p7m\nContent-Transfer-Encoding: base64\n\n"
                + Convert.ToBase64String(writer.Encode())
        );
        mail.Text.ShouldBe("Signed words");
        mail.Attachments.ShouldHaveSingleItem().Name.ShouldBe("a.png");
        mail.Security.ShouldBe(new MailSecurity(IsPgp: false, IsEncrypted: false));
    }

    [Theory]
    [InlineData("multipart/signed; protocol=\"application/pgp-signature\"; boundary=b", "pgp-signed")]
    [InlineData("multipart/signed; protocol=\"application/pkcs7-signature\"; boundary=b", "smime-signed")]
    [InlineData("multipart/encrypted; protocol=\"application/pgp-encrypted\"; boundary=b", "pgp-encrypted")]
    [InlineData("application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m", "smime-encrypted")]
    [InlineData("application/x-pkcs7-mime; name=smime.p7m", "smime-encrypted")]
    [InlineData("text/plain", null)]
    public void Protection_is_named_and_never_called_good(string type, string? kind) =>
        MailText.Read($"From: a@example.com\nContent-Type: {type}\n\n--b\n\nx\n--b--\n").Security?.Kind.ShouldBe(kind);

    [Fact]
    public void An_invitation_alone_is_shown_in_words()
    {
        var mail = MailText.Read(
            "From: a@example.com\nContent-Type: text/calendar; method=REQUEST; charset=utf-8\n\nBEGIN:VCALENDAR\nMETHOD:REQUEST\nBEGIN:VTIMEZONE\nDTSTART:19700101T000000\nEND:VTIMEZONE\nBEGIN:VEVENT\nSUMMARY:Call\\, with\n  lunch\nLOCATION:Room 1\nDTSTART;TZID=Europe/Berlin:20260303T100000\nDTEND;TZID=Europe/Berlin:20260303T110000\nORGANIZER;CN=\"Jane: Doe\":mailto:jane@home.example\nEND:VEVENT\nEND:VCALENDAR\n"
        );
        mail.Calendar!.Method.ShouldBe("REQUEST");
        mail.Text.ShouldBe(
            "Call, with lunch\n2026-03-03 10:00 Europe/Berlin – 2026-03-03 11:00 Europe/Berlin\nRoom 1\njane@home.example"
        );
    }

    [Fact]
    public void Enriched_text_is_read_without_its_commands() =>
        MailText
            .Read(
                "From: a@example.com\nContent-Type: text/enriched\n\n<bold>Now</bold> is\nthe time <color><param>red</param>for</color> all <<men>.\n\nBye"
            )
            .Text.ShouldBe("Now is the time for all <men>.\nBye");

    [Fact]
    public void The_form_for_amp_is_passed_over()
    {
        var mail = MailText.Read(
            "From: a@example.com\nContent-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/plain\n\nPlain\n--b\nContent-Type: text/x-amp-html\n\n<html amp4email>\n--b\nContent-Type: text/html\n\n<p>Html</p>\n--b--\n"
        );
        mail.Text.ShouldBe("Plain");
        mail.Attachments.ShouldBeEmpty();
    }

    [Fact]
    public void A_forgotten_semicolon_and_a_name_by_habit_do_no_harm()
    {
        var mail = MailText.Read(
            "From: a@example.com\nContent-Type: multipart/mixed boundary=b\n\n--b\nContent-Type: text/html charset=utf-8; name=\"mail.html\"\n\n<p>Grüße</p>\n--b\nContent-Type: text/plain; name=notes.txt\n\nnotes\n--b--\n"
        );
        mail.Text.ShouldBe("Grüße");
        mail.Attachments.ShouldHaveSingleItem().Name.ShouldBe("notes.txt");
    }

    [Fact]
    public void A_picture_is_named_by_where_it_lay()
    {
        var mail = MailText.Read(
            "From: a@example.com\nContent-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\n\n<img src=\"http://home.example/pics/logo.gif\">\n--b\nContent-Type: image/gif\nContent-Location: http://home.example/pics/logo.gif\n\nGIF\n--b--\n"
        );
        var image = mail.Attachments.ShouldHaveSingleItem();
        (image.Name, image.IsInline).ShouldBe(("logo.gif", true));
    }

    [Fact]
    public void Ten_thousand_parts_and_headers_end_at_their_limits()
    {
        var raw =
            "Content-Type: multipart/mixed; boundary=b\r\n\r\n"
            + string.Concat(
                Enumerable
                    .Range(0, 10_000)
                    .Select(i =>
                        $"--b\r\nContent-Type: message/rfc822\r\nContent-Transfer-Encoding: base64\r\n\r\nU3ViamVjdDogeAoKeQo=\r\n"
                    )
            );
        var mail = MailReader.Read(Encoding.ASCII.GetBytes(raw));
        mail.Problems.ShouldContain(p => p.Code == MailProblemCode.TooManyParts);
        mail.Root.Walk().Count().ShouldBeLessThan(2_100);
        var nested = "Subject: deep\r\n\r\nend";
        for (var i = 0; i < 12; i++)
        {
            nested =
                $"Content-Type: message/rfc822\r\nContent-Transfer-Encoding: base64\r\n\r\n{Convert.ToBase64String(Encoding.ASCII.GetBytes(nested))}";
        }

        MailReader.Read(Encoding.ASCII.GetBytes(nested)).Root.Walk().Count().ShouldBeLessThan(30);
    }
}
