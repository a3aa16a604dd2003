using System.Globalization;
using Charter.Mail.Automatic;

namespace Charter.Mail.Tests.Automatic;

/// <summary>Reports as servers write them: bounces.txt in prose, reports.txt in every form that is met.</summary>
public sealed class Bounces_in_prose
{
    private static readonly Dictionary<string, string> Mails = CorpusFile
        .Cases("bounces.txt")
        .Concat(CorpusFile.Cases("reports.txt"))
        .ToDictionary(c => c.Head, c => c.Text);

    public static TheoryData<string> Names => [.. Mails.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Tell_whom_why_and_which_mail(string head)
    {
        var mail = MailText.Read(Mails[head]);
        var told = head.Split('|', StringSplitOptions.TrimEntries);
        var report = DeliveryReport.Read(mail).ShouldNotBeNull();
        report.IsBounce.ShouldBeTrue();
        report.Recipient.ShouldBe(told[1] == "-" ? null : told[1]);
        report.Status.ShouldBe(told[2] == "-" ? null : told[2]);
        report.ReplyCode.ShouldBe(told[3] == "-" ? null : int.Parse(told[3], CultureInfo.InvariantCulture));
        report.IsHard.ShouldBe(told[4] == "hard");
        report.OriginalMessageId.ShouldBe(told[5] == "-" ? null : told[5]);
        var verdict = AutomaticMail.Judge(mail);
        verdict.IsAutomatic.ShouldBeTrue();
        verdict.MayAutoRespond.ShouldBeFalse();
    }

    [Theory]
    [InlineData("From: jane@example.com\nSubject: Mail delivery failed\n\nI got \"550 user unknown\" from you. Why?")]
    [InlineData(
        "From: jane@example.com\nSubject: Re: Undelivered Mail Returned to Sender\n\nWhat is this?\n> <a@b.example>: 550"
    )]
    [InlineData(
        "From: Sales <sales@example.com>\nSubject: Delivery report for your parcel\n\nYour parcel was delivered."
    )]
    [InlineData(
        "From: jane@example.com\nSubject: Fwd: failure notice\nReturn-Path: <jane@example.com>\n\nHi. This is the qmail-send program\n<a@b.example>: 550 no"
    )]
    public void A_person_who_writes_about_a_report_is_no_server(string mail) =>
        DeliveryReport.Read(MailText.Read(mail)).ShouldBeNull();

    [Fact]
    public void A_report_about_several_recipients_tells_each_of_them()
    {
        var mail = MailText.Read(
            "From: MAILER-DAEMON@x.example\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\n\n--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; x\n\nFinal-Recipient: rfc822; a@example.com\nAction: delivered\nStatus: 2.0.0\n\nFinal-Recipient: rfc822; b@example.com\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 no such\n user\n\nOriginal-Recipient: rfc822;c+2Bx@example.com\n\nFinal-Recipient: rfc822; d@example.com\nAction: delayed\nStatus: 4.4.1\n--b--\n"
        );
        var all = DeliveryReport.ReadAll(mail);
        all.Select(r => (r.Recipient, r.Action, r.IsHard))
            .ShouldBe([
                ("a@example.com", "delivered", false),
                ("b@example.com", "failed", true),
                ("c+x@example.com", "delayed", false),
            ]);
        DeliveryReport.Read(mail)!.Recipient.ShouldBe("b@example.com");
    }

    [Fact]
    public void A_report_of_success_is_no_bounce()
    {
        var mail = MailText.Read(
            "From: MAILER-DAEMON@x.example\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\n\n--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; x\n\nFinal-Recipient: rfc822; a@example.com\nAction: relayed (to a server that sends no reports)\nStatus: 2.0.0\n--b--\n"
        );
        DeliveryReport.Read(mail).ShouldNotBeNull().IsBounce.ShouldBeFalse();
    }

    [Fact]
    public void A_notice_of_a_sending_service_is_read_from_its_json()
    {
        var mail = MailText.Read(
            "From: no-reply@sns.amazonaws.example\nSubject: Notification\n\n{\"notificationType\":\"Bounce\",\"bounce\":{\"bounceType\":\"Permanent\",\"bouncedRecipients\":[{\"emailAddress\":\"j@example.com\",\"action\":\"failed\",\"status\":\"5.1.1\",\"diagnosticCode\":\"smtp; 550 5.1.1 user unknown\"}]},\"mail\":{\"messageId\":\"0100\"}}\n\n--\nIf you wish to stop"
        );
        var report = DeliveryReport.Read(mail).ShouldNotBeNull();
        (report.Recipient, report.Status, report.ReplyCode, report.IsHard).ShouldBe(
            ("j@example.com", "5.1.1", 550, true)
        );
    }

    [Theory]
    [InlineData("5.7.1", "554 5.7.1 blocked using a blocklist", BounceCause.Refused)]
    [InlineData("5.7.1", "550 5.7.1 no such user here", BounceCause.AddressUnknown)]
    [InlineData("5.4.1", "550 5.4.1 Recipient address rejected: Access denied", BounceCause.AddressUnknown)]
    [InlineData("5.0.0", "550 mailbox is full", BounceCause.MailboxFull)]
    [InlineData("5.3.4", "message too big", BounceCause.TooLarge)]
    [InlineData("5.1.2", "Host unknown", BounceCause.HostUnknown)]
    [InlineData("4.4.1", "connection timed out", BounceCause.ServerTrouble)]
    [InlineData(null, "", BounceCause.Undefined)]
    public void The_cause_is_told_by_status_and_words(string? status, string words, BounceCause cause) =>
        new DeliveryReport("a@example.com", "failed", status, null, words, null).Cause.ShouldBe(cause);

    [Theory]
    [InlineData(
        "From: MAILER-DAEMON@x.example\nSubject: Successful Mail Delivery Report\n\nYour message was delivered."
    )]
    [InlineData(
        "From: MAILER-DAEMON@x.example\nContent-Type: multipart/report; report-type=disposition-notification; boundary=b\n\n--b\n\nread\n--b\nContent-Type: message/disposition-notification\n\nDisposition: x\n--b--\n"
    )]
    public void Good_news_is_no_bounce(string mail)
    {
        var read = MailText.Read(mail);
        (DeliveryReport.Read(read)?.IsBounce ?? false).ShouldBeFalse();
        AutomaticMail.Judge(read).IsAutomatic.ShouldBeTrue();
    }
}
