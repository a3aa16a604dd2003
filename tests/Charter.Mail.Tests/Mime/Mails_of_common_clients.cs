using Charter.Mail.Automatic;
using Charter.Mail.Mime;
using Charter.Mail.Text;

namespace Charter.Mail.Tests.Mime;

public sealed class Mails_of_common_clients
{
    [Theory]
    [InlineData(
        "gmail-en.eml",
        "Jane Doe",
        "Re: Your order 4711",
        "Thank you, but the parcel has still not come.\n\nCan you check?"
    )]
    [InlineData(
        "outlook-desktop-de.eml",
        "Müller, Jörg",
        "AW: Rückfrage zu Ihrer Bestellung",
        "Guten Tag,\n\ndie Größe 42 wäre für mich richtig. Bitte 2 Stück für 50 €.\n\nViele Grüße\nJörg Müller"
    )]
    [InlineData(
        "outlook-web-fr.eml",
        "Élodie Lefèvre",
        "RE: Votre demande n° 12",
        "Bonjour,\n\nC'est parfait, merci.\n\nÉlodie"
    )]
    [InlineData("apple-mail-es.eml", "José García", "Re: Su pedido", "Hola, ya lo he recibido. ¡Gracias!\n\nJosé")]
    [InlineData("thunderbird-bottom-en.eml", "Sam Reader", "Re: One question", "Version 3.2.")]
    [InlineData("yahoo-en.eml", "Pat O'Neil", "Re: Invoice", "Please send it again as PDF.")]
    [InlineData("qq-zh.eml", "李雷", "回复：订单问题", "您好，货还没有收到，请帮忙查一下。谢谢！")]
    [InlineData("phone-ja.eml", "山田", "Re: お問い合わせ", "明日の午後にお願いします。")]
    [InlineData("iphone-it.eml", "Anna Rossi", "Re: Consegna", "Va bene giovedì mattina.")]
    [InlineData("outlook-russian.eml", "Иван", "Ре Заказ", "Спасибо, всё получил.")]
    public void Are_read_and_their_answers_told_from_their_quotes(
        string file,
        string sender,
        string subject,
        string reply
    )
    {
        var mail = MailText.Corpus(file);
        mail.From.ShouldHaveSingleItem().Name.ShouldBe(sender);
        mail.Subject.ShouldBe(subject);
        mail.MessageId.ShouldNotBeNull();
        mail.Date.ShouldNotBeNull();
        ReplyText.Split(mail.Text).Reply.ShouldBe(reply);
        AutomaticMail.Judge(mail).IsAutomatic.ShouldBeFalse();
    }

    [Fact]
    public void Answers_between_the_quoted_lines_stay_with_them()
    {
        var parts = ReplyText.Split(MailText.Corpus("thunderbird-inline-en.eml").Text);
        parts.Reply.ShouldContain(
            "> Which version do you use?\nVersion 3.2, since last week when the administrator put it on all machines."
        );
        parts.Reply.ShouldContain("No, only on Mondays.");
        parts.Signature.ShouldContain("Example Ltd");
    }

    [Fact]
    public void An_image_in_an_outlook_mail_is_inline()
    {
        var image = MailText.Corpus("outlook-desktop-de.eml").Attachments.ShouldHaveSingleItem();
        image.IsInline.ShouldBeTrue();
        image.ContentId.ShouldBe("image001.png@01DA");
        image.Size.ShouldBe(8);
    }

    [Fact]
    public void Chinese_file_names_come_through_in_both_ways_of_writing_them() =>
        MailText.Corpus("attachments-zh.eml").Attachments.Select(a => a.Name).ShouldBe(["发票.pdf", "照片.jpg"]);

    [Fact]
    public void A_mail_with_hardly_a_header_is_still_a_mail()
    {
        var mail = MailText.Corpus("undisclosed-no-subject.eml");
        mail.Text.ShouldBe("Body only.");
        mail.From[0].ShouldBe(new MailAddress("Sales, Inc.", "sales@vendor.example"));
        mail.To.ShouldBeEmpty();
        mail.Subject.ShouldBe("");
        mail.Problems.Select(p => p.Code)
            .ShouldBe([MailProblemCode.InvalidDate, MailProblemCode.MissingMessageId], ignoreOrder: true);
    }

    [Fact]
    public void Signed_text_is_shown_and_its_signature_kept()
    {
        var mail = MailText.Corpus("signed-pgp.eml");
        mail.Text.ShouldBe("I really wrote this.");
        mail.Attachments.ShouldHaveSingleItem().Name.ShouldBe("signature.asc");
    }

    [Fact]
    public void A_forward_tells_who_wrote_first()
    {
        var forwarded = ForwardedMail.Find(MailText.Corpus("forward-gmail-en.eml")).ShouldNotBeNull();
        forwarded.From.ShouldBe(new MailAddress("Carla Kunde", "carla@kunde.example"));
        forwarded.Subject.ShouldBe("Broken lamp");
        forwarded.To.ShouldHaveSingleItem().Address.ShouldBe("sales@shop.example");
        forwarded.Text.ShouldBe("My lamp arrived broken.\n\nCarla");
    }
}
