using Charter.Mail.Automatic;

namespace Charter.Mail.Tests.Automatic;

public sealed class Reports
{
    [Fact]
    public void A_standard_bounce_tells_whom_why_and_which_mail()
    {
        var report = DeliveryReport.Read(MailText.Corpus("bounce-postfix.eml")).ShouldNotBeNull();
        report.Recipient.ShouldBe("nobody@example.net");
        report.Status.ShouldBe("5.1.1");
        report.ReplyCode.ShouldBe(550);
        report.IsHard.ShouldBeTrue();
        report.OriginalMessageId.ShouldBe("t-1011@desk.shop.example");
    }

    [Fact]
    public void A_bounce_in_prose_is_read_as_well()
    {
        var mail = MailText.Corpus("bounce-qmail.eml");
        var report = DeliveryReport.Read(mail).ShouldNotBeNull();
        report.Recipient.ShouldBe("gone@example.com");
        report.Status.ShouldBe("5.2.1");
        // Switched off: it may be on again tomorrow.
        report.Cause.ShouldBe(BounceCause.AddressDisabled);
        report.IsHard.ShouldBeFalse();
        report.OriginalMessageId.ShouldBe("t-1012@desk.shop.example");
        AutomaticMail.Judge(mail).MayAutoRespond.ShouldBeFalse();
    }

    [Theory]
    [InlineData("failed", "5.1.1", true)]
    [InlineData("failed", "5.2.2", false)]
    [InlineData("failed", "4.4.7", false)]
    [InlineData("delayed", "4.4.1", false)]
    public void A_full_mailbox_and_a_delay_are_soft(string action, string status, bool hard)
    {
        var mail = MailText.Read(
            $"From: x@example.com\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\n\n--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; x\n\nFinal-Recipient: rfc822; a@example.com\nAction: {action}\nStatus: {status}\n\n--b--\n"
        );
        DeliveryReport.Read(mail).ShouldNotBeNull().IsHard.ShouldBe(hard);
    }

    [Fact]
    public void A_person_who_forwards_a_bounce_is_no_bounce() =>
        DeliveryReport
            .Read(MailText.WithHeaders("From: jane@example.com\nSubject: Undelivered Mail Returned to Sender"))
            .ShouldBeNull();

    [Fact]
    public void A_complaint_is_known_as_one()
    {
        var mail = MailText.Corpus("arf.eml");
        var report = FeedbackReport.Read(mail).ShouldNotBeNull();
        report.FeedbackType.ShouldBe("abuse");
        report.OriginalRecipient.ShouldBe("user@provider.example");
        report.OriginalMessageId.ShouldBe("t-1013@desk.shop.example");
        AutomaticMail.Judge(mail).IsAutomatic.ShouldBeTrue();
        DeliveryReport.Read(mail).ShouldBeNull();
    }
}
