using Charter.Mail.Automatic;

namespace Charter.Mail.Tests.Automatic;

public sealed class Machines_and_people
{
    private static readonly Dictionary<string, string> Mails = CorpusFile
        .Cases("machines.txt")
        .ToDictionary(c => c.Head, c => c.Text);

    public static TheoryData<string> Names => [.. Mails.Keys];

    /// <summary>machines.txt: absence notes, receipts, complaints, notices, and people who write about such things.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Are_told_apart_in_whole_mails(string head)
    {
        var mail = MailText.Read(Mails[head]);
        var told = head.Split('|', StringSplitOptions.TrimEntries);
        var verdict = AutomaticMail.Judge(mail);
        (verdict.IsAutomatic ? "machine" : "person").ShouldBeOneOf(Expected(told[1], "machine", "person"));
        (verdict.MayAutoRespond ? "answer" : "silence").ShouldBeOneOf(Expected(told[2], "answer", "silence"));
        var report =
            FeedbackReport.Read(mail) is not null ? "complaint"
            : DeliveryReport.Read(mail)?.IsBounce == true ? "bounce"
            : "no report";
        report.ShouldBeOneOf(Expected(told[3], "bounce", "no report"));
    }

    private static string[] Expected(string told, params string[] all) => told == "either" ? all : [told];

    [Theory]
    [InlineData("", false, true)]
    [InlineData("Auto-Submitted: auto-replied", true, false)]
    [InlineData("Auto-Submitted: auto-generated (rejected)", true, false)]
    [InlineData("Auto-Submitted: no", false, true)]
    [InlineData("X-Autoreply: yes", true, false)]
    [InlineData("X-Autoreply: no", false, true)]
    [InlineData("Precedence: auto_reply", true, false)]
    [InlineData("Precedence: bulk", false, false)]
    [InlineData("List-Id: <l.example>", false, false)]
    [InlineData("X-Auto-Response-Suppress: All", false, false)]
    [InlineData("X-Auto-Response-Suppress: None", false, true)]
    [InlineData("Return-Path: <>", false, false)]
    [InlineData("Subject: Out of Office: Re: your mail", true, false)]
    [InlineData("Subject: Automatic reply: hello", true, false)]
    [InlineData("Subject: Re: your automatic reply is wrong", false, true)]
    [InlineData("Subject: 自动回复：你好", true, false)]
    [InlineData("Content-Type: text/calendar; method=REPLY", true, false)]
    [InlineData("Content-Type: multipart/report; report-type=disposition-notification; boundary=b", true, false)]
    [InlineData("Auto-Submitted: auto-notified; owner-email=\"x\"", true, false)]
    [InlineData("Auto-Submitted: NO (really)", false, true)]
    [InlineData("X-Apple-Action: VACATION/reply", true, false)]
    [InlineData("Precedence: junk\nReturn-Path: <>", true, false)]
    [InlineData("X-Auto-Response-Suppress: All\nX-MS-Exchange-Inbox-Rules-Loop: jane@example.com", true, false)]
    [InlineData("X-MS-Exchange-Inbox-Rules-Loop: jane@example.com", false, true)]
    [InlineData("Subject: Auto: on leave", true, false)]
    [InlineData("Subject: Automatische Antwort: Ihre Anfrage", true, false)]
    [InlineData("Subject: Réponse automatique : absence", true, false)]
    [InlineData("Subject: Respuesta automática: pedido", true, false)]
    [InlineData("Subject: Automatyczna odpowiedź: pytanie", true, false)]
    [InlineData("Subject: Автоответ: заказ", true, false)]
    [InlineData("Subject: 自動応答: お問い合わせ", true, false)]
    [InlineData("Subject: 자동 회신: 문의", true, false)]
    [InlineData("Subject: Otomatik yanıt: sipariş", true, false)]
    [InlineData("Subject: AW: Abwesenheitsnotiz falsch", false, true)]
    [InlineData(
        "Subject: On vacation my parcel was stolen while I sat on the beach and did nothing at all",
        false,
        true
    )]
    public void Are_told_apart_by_two_separate_answers(string header, bool automatic, bool mayRespond)
    {
        var verdict = AutomaticMail.Judge(MailText.WithHeaders("From: jane@example.com\n" + header));
        (verdict.IsAutomatic, verdict.MayAutoRespond).ShouldBe((automatic, mayRespond));
    }

    [Theory]
    [InlineData("MAILER-DAEMON@example.com")]
    [InlineData("no-reply@example.com")]
    [InlineData("noreply+123@example.com")]
    [InlineData("postmaster@example.com")]
    public void Senders_that_nobody_reads_are_machines(string from) =>
        AutomaticMail.Judge(MailText.WithHeaders($"From: {from}")).IsAutomatic.ShouldBeTrue();

    [Fact]
    public void Our_own_mail_coming_back_is_known_by_its_id_its_address_and_its_mark()
    {
        var own = new OwnMarks
        {
            MessageIdDomain = "desk.example",
            Addresses = ["support@shop.example"],
            Header = new("X-Loop", "desk-1"),
        };
        foreach (
            var header in (string[])
                [
                    "Message-ID: <1@desk.example>\nFrom: a@b.example",
                    "From: Support@shop.example",
                    "From: a@b.example\nX-Loop: desk-1",
                ]
        )
        {
            AutomaticMail.Judge(MailText.WithHeaders(header), own).Reasons.ShouldContain(AutomaticReason.OwnMail);
        }

        AutomaticMail
            .Judge(MailText.WithHeaders("From: a@b.example\nX-Loop: other"), own)
            .MayAutoRespond.ShouldBeTrue();
    }

    [Fact]
    public void The_envelope_counts_more_than_the_header_about_it()
    {
        var mail = MailText.WithHeaders("From: jane@example.com");
        AutomaticMail.Judge(mail, envelopeFrom: "").MayAutoRespond.ShouldBeFalse();
        AutomaticMail.Judge(mail, envelopeFrom: "jane@example.com").MayAutoRespond.ShouldBeTrue();
    }

    [Fact]
    public void Nobody_to_answer_means_no_answer() =>
        AutomaticMail.Judge(MailText.WithHeaders("Subject: x")).MayAutoRespond.ShouldBeFalse();

    [Fact]
    public void An_absence_note_is_a_machines() =>
        AutomaticMail.Judge(MailText.Corpus("vacation-de.eml")).IsAutomatic.ShouldBeTrue();

    [Fact]
    public void A_list_mail_is_a_persons_and_gets_no_automatic_answer()
    {
        var verdict = AutomaticMail.Judge(MailText.Corpus("mailing-list.eml"));
        verdict.IsAutomatic.ShouldBeFalse();
        verdict.MayAutoRespond.ShouldBeFalse();
    }
}
