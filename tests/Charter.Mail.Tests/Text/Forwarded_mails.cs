using Charter.Mail.Text;

namespace Charter.Mail.Tests.Text;

/// <summary>Mails passed on, as the common clients show them.</summary>
public sealed class Forwarded_mails
{
    public static TheoryData<string> Names => [.. CorpusFile.Cases("forwards.txt").Select(c => c.Head)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Tell_who_wrote_first(string head)
    {
        var mail = MailText.Read(CorpusFile.Cases("forwards.txt").Single(c => c.Head == head).Text);
        var found = ForwardedMail.Find(mail).ShouldNotBeNull();
        found.From!.Address.ShouldBe("carla@kunde.example");
        found.From.Name.ShouldBe("Carla Kunde");
        found.Subject.ShouldEndWith("Broken lamp");
        found.To.Select(t => t.Address).ShouldBeSubsetOf(["sales@shop.example"]);
        found.Text.ShouldEndWith("My lamp broke.");
    }

    [Theory]
    [InlineData(
        "Re: Order",
        "Thanks!\n\nFrom: Support <s@shop.example>\nSent: Tuesday, March 3, 2026\nTo: jane@home.example\nSubject: Order\n\nold"
    )]
    [InlineData(
        "Re: Order",
        "From: Support <s@shop.example>\nSent: Tuesday, March 3, 2026\nTo: jane@home.example\nSubject: Order\n\nold"
    )]
    [InlineData("Order", "Please send it to me.\nFrom: here\nTo: there")]
    [InlineData("Question about the forwarded message", "Where is the forwarded message that you spoke of?")]
    [InlineData("", "")]
    public void An_answer_passes_nothing_on(string subject, string body) =>
        ForwardedMail.Find(MailText.Read($"From: jane@home.example\nSubject: {subject}\n\n{body}")).ShouldBeNull();

    [Fact]
    public void A_mail_attached_is_passed_on()
    {
        var mail = MailText.Read(
            "From: jane@home.example\nSubject: see this\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nsee\n--b\nContent-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\nRnJvbTogY2FybGFAa3VuZGUuZXhhbXBsZQpTdWJqZWN0OiBJbnNpZGUKCklubmVyCg==\n--b--\n"
        );
        ForwardedMail.Find(mail)!.From!.Address.ShouldBe("carla@kunde.example");
        mail.EmbeddedMessages().ShouldHaveSingleItem().Subject.ShouldBe("Inside");
    }
}
