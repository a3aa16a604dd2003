using System.Text;
using Charter.Mail.Mime;

namespace Charter.Mail.Tests.Mime;

/// <summary>What people and programs hand over in place of one mail.</summary>
public sealed class Files_that_are_no_mail
{
    private const string Mail =
        "From: Jane <jane@example.com>\r\nSubject: Order\r\nMessage-ID: <1@example.com>\r\n\r\nHello\r\n\r\nBye\r\n";

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-8")]
    public void A_mail_that_an_editor_saved_is_read_in_its_characters(string encoding)
    {
        var saved = Encoding.GetEncoding(encoding);
        Expect(MailReader.Read((byte[])[.. saved.GetPreamble(), .. saved.GetBytes(Mail)]));
    }

    [Theory]
    [InlineData("  \r\n\t\r\n")]
    [InlineData("\r\n\r\n")]
    [InlineData("From MAILER-DAEMON Tue Mar  5 10:12:00 2024\r\n")]
    [InlineData(">From jane@example.com Tue Mar  5 10:12:00 2024\r\n")]
    [InlineData("1234      \n")]
    public void What_stands_above_the_first_field_does_no_harm(string above) =>
        Expect(MailReader.Read(Encoding.ASCII.GetBytes(above + Mail)));

    [Theory]
    [InlineData("\n")]
    [InlineData("\r")]
    [InlineData("\r\r\n")]
    public void Line_ends_of_any_kind_are_read(string end) =>
        Expect(MailReader.Read(Encoding.ASCII.GetBytes(Mail.ReplaceLineEndings(end))));

    [Fact]
    public void Of_a_whole_mailbox_the_first_mail_is_read()
    {
        var box =
            "From jane@example.com Tue Mar  5 10:12:00 2024\r\n"
            + Mail
            + "\r\nFrom joe@example.com Tue Mar  5 10:13:00 2024\r\nFrom: joe@example.com\r\n\r\nSecond\r\n";
        var mail = MailReader.Read(Encoding.ASCII.GetBytes(box));
        Expect(mail);
        mail.Problems.Select(p => p.Code).ShouldContain(MailProblemCode.SeveralMails);
    }

    [Fact]
    public void A_sentence_that_begins_with_From_is_no_second_mail()
    {
        var mail = MailText.Read(
            "From jane@example.com Tue Mar  5 10:12:00 2024\nFrom: jane@example.com\n\nHello\n\nFrom Monday 10:00 on I am away.\nNote: yes\n\nFrom now on: 10:00"
        );
        mail.Text.ShouldEndWith("From now on: 10:00");
    }

    [Fact]
    public void The_settings_behind_a_mail_of_Apple_Mail_are_no_text()
    {
        var length = Encoding.ASCII.GetByteCount(Mail);
        var file = $"{length}      \n{Mail}<?xml version=\"1.0\"?>\n<plist><dict/></plist>\n";
        Expect(MailReader.Read(Encoding.ASCII.GetBytes(file)));
    }

    [Theory]
    [InlineData("D0CF11E0A1B11AE1000000000000000000000000")]
    [InlineData("504B030414000000080000002100AABBCCDD0000")]
    [InlineData("255044462D312E340A25E2E3CFD30A312030206F")]
    [InlineData("0001020304050607080001020304050607080001")]
    public void A_file_of_another_kind_is_kept_as_a_file(string hex)
    {
        var bytes = Convert.FromHexString(hex);
        var mail = MailReader.Read(bytes);
        mail.Text.ShouldBeEmpty();
        mail.Attachments.ShouldHaveSingleItem().Size.ShouldBe(bytes.Length);
        mail.Problems.Select(p => p.Code).ShouldContain(MailProblemCode.NotAMail);
    }

    private static void Expect(MailMessage mail)
    {
        mail.Subject.ShouldBe("Order");
        mail.From.ShouldHaveSingleItem().Address.ShouldBe("jane@example.com");
        mail.MessageId.ShouldBe("1@example.com");
        mail.Text.Trim().ShouldBe("Hello\n\nBye");
    }
}
