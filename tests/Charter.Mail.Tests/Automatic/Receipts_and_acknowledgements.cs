using Charter.Mail.Automatic;

namespace Charter.Mail.Tests.Automatic;

/// <summary>What programs confirm in words alone, and people who write in the same words.</summary>
public sealed class Receipts_and_acknowledgements
{
    [Theory]
    [InlineData("Read: Offer 12", "Your message\n\n   To: Ann\n   Subject: Offer 12\n\nwas read on 5 May 2026 10:00.")]
    [InlineData(
        "Gelesen: Angebot",
        "Ihre Nachricht\n\n   An: Anna\n   Betreff: Angebot\n\nwurde am 05.05.2026 gelesen."
    )]
    [InlineData("Lu : Offre", "Votre message\n\n   À : Anne\n\na été lu le 05/05/2026.")]
    [InlineData("Leído: Oferta", "Su mensaje\n\n   Para: Ana\n\nfue leído el 05/05/2026.")]
    [InlineData("Letto: Offerta", "Il messaggio\n\n   A: Anna\n\nè stato letto il 05/05/2026.")]
    [InlineData("Gelezen: Offerte", "Uw bericht\n\n   Aan: Anna\n\nis gelezen op 5-5-2026.")]
    [InlineData("Прочтено: Заказ", "Ваше сообщение\n\n   Кому: Анна\n\nбыло прочтено 05.05.2026.")]
    [InlineData("已读: 订单", "您的邮件\n\n   收件人: 安娜\n\n已被阅读。")]
    [InlineData("Not read: Offer 12", "Your message was deleted without being read on 5 May 2026.")]
    [InlineData("Return Receipt: Offer 12", "Your document: Offer 12\nwas received by: Ann Berg\nat: 05/05/2026")]
    [InlineData(
        "Return Receipt (displayed) - Offer",
        "This is a Return Receipt for the mail that you sent to ann@b.example."
    )]
    public void A_receipt_in_words_is_a_machines(string subject, string text)
    {
        var verdict = Judge(subject, text);
        verdict.IsAutomatic.ShouldBeTrue();
        verdict.MayAutoRespond.ShouldBeFalse();
        verdict.Reasons.ShouldContain(AutomaticReason.ReadReceipt);
    }

    [Theory]
    [InlineData("Read: the meter in flat 4", "The meter was read on 5 May and shows 400, your bill says 900.")]
    [InlineData("Gelesen: Zähler 12", "Der Zähler wurde gelesen am 5. Mai, Ihre Rechnung ist falsch.")]
    [InlineData("Return receipt for parcel 12", "I sent the lamp back and need the paper that says so.")]
    [InlineData("Read: your message", "Your message was read on my phone, what do you want me to do?")]
    [InlineData("Not read: contract", "I have not read it yet. Please give me until Friday.")]
    public void A_person_who_writes_of_reading_is_a_person(string subject, string text) =>
        Judge(subject, text).IsAutomatic.ShouldBeFalse();

    [Theory]
    [InlineData("[Request received] Lamp", "Your request (55) has been received and is being reviewed by our staff.")]
    [InlineData(
        "Eingangsbestätigung",
        "Ihre Nachricht ist bei uns eingegangen. Diese E-Mail wurde automatisch erstellt."
    )]
    [InlineData("Lamp", "Thank you for contacting Berg. This is an automated response, we answer within a day.")]
    [InlineData("Accusé de réception", "Nous avons bien reçu votre demande.")]
    [InlineData("Ticket created: 77", "##- Please type your reply above this line -##\n\nHello Ann,")]
    [InlineData("お問い合わせありがとうございます", "このメールは自動送信です。返信しないでください。")]
    [InlineData(
        "Re: Lamp (verification required)",
        "Prove that you are human and your mail will be delivered: https://guard.example/a"
    )]
    public void Two_marks_of_a_ticket_system_are_a_machine(string subject, string text)
    {
        var verdict = Judge(subject, text);
        verdict.IsAutomatic.ShouldBeTrue();
        verdict.MayAutoRespond.ShouldBeFalse();
    }

    [Theory]
    [InlineData("Invoice 12", "Thank you for your mail. We have received your invoice and will pay it on Friday.")]
    [InlineData(
        "Still no answer",
        "Three weeks ago you wrote \"we have received your request, this is an automated reply\". Since then: nothing."
    )]
    [InlineData(
        "Re: [Request received] Lamp",
        "Any news?\n\nYour request (55) has been received.\nThis is an automated response."
    )]
    [InlineData(
        "Fwd: We received your request",
        "See below.\n\nWe have received your request. Please do not reply to this mail."
    )]
    [InlineData(
        "Is this mail real",
        "I got this from you, is it real?\nWe received your payment.\nThis is an automated message."
    )]
    [InlineData("Goods arrived", "The pallet has been received today, two boxes are wet.")]
    [InlineData(
        "Please verify your records",
        "I am human and not a spammer, my name is spelt wrong: https://ann.example"
    )]
    public void One_mark_or_a_quotation_is_a_person(string subject, string text) =>
        Judge(subject, text).IsAutomatic.ShouldBeFalse();

    private const string Notification =
        "Content-Type: message/disposition-notification\n\nFinal-Recipient: rfc822;ann@b.example\nOriginal-Message-ID: <7@shop.example>\nDisposition: manual-action/MDN-sent-manually; displayed\n";

    [Fact]
    public void A_report_of_reading_names_the_mail_that_was_read()
    {
        var mail = MailText.Read(
            "From: ann@b.example\nSubject: Read\nContent-Type: multipart/report; report-type=disposition-notification; boundary=b\n\n--b\n\nRead.\n--b\n"
                + Notification
                + "--b--\n"
        );
        ReadReceipt.Read(mail)!.OriginalMessageId.ShouldBe("7@shop.example");
        AutomaticMail.Judge(mail).IsAutomatic.ShouldBeTrue();
    }

    [Fact]
    public void A_report_of_reading_that_a_person_attached_makes_no_machine_of_them()
    {
        const string top =
            "From: ann@b.example\nSubject: Refund\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nYou did read my mail, see the receipt. Please answer by Friday.\n--b\n";
        const string inside =
            "Content-Type: message/rfc822\n\nFrom: shop@shop.example\nSubject: Read\nContent-Type: multipart/report; report-type=disposition-notification; boundary=c\n\n--c\n\nRead.\n--c\n"
            + Notification
            + "--c--\n";
        foreach (var part in new[] { Notification, inside })
        {
            var mail = MailText.Read(top + part + "--b--\n");
            ReadReceipt.Read(mail).ShouldBeNull();
            AutomaticMail.Judge(mail).IsAutomatic.ShouldBeFalse();
        }
    }

    private static AutomaticVerdict Judge(string subject, string text) =>
        AutomaticMail.Judge(MailText.Read($"From: ann@b.example\nSubject: {subject}\n\n{text}\n"));
}
