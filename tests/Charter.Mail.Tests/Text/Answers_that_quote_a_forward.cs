using Charter.Mail.Text;

namespace Charter.Mail.Tests.Text;

public sealed class Answers_that_quote_a_forward
{
    private const string Block =
        "From: Carla <carla@kunde.example>\nDate: Mon, Jan 5, 2026 at 9:30 AM\nSubject: Pump\nTo: help@desk.example\n\nIt leaks.";

    [Theory]
    [InlineData("Re: Fwd: Pump")]
    [InlineData("AW: Pump")]
    [InlineData("Pump")]
    public void The_forward_in_the_history_is_not_passed_on_again(string subject)
    {
        var quoted = string.Join(
            '\n',
            $"FYI\n\n---------- Forwarded message ---------\n{Block}".Split('\n').Select(l => $"> {l}")
        );
        var mail = MailText.Read(
            $"From: ann@desk.example\nSubject: {subject}\n\nDone, thank you.\n\nOn Mon, Jan 5, 2026 at 9:45 AM Bea <bea@desk.example> wrote:\n\n{quoted}\n"
        );
        ForwardedMail.Find(mail).ShouldBeNull();
        ReplyText.Split(mail).Reply.ShouldBe("Done, thank you.");
    }

    [Fact]
    public void A_mail_attached_to_an_answer_is_evidence_and_one_in_a_first_mail_is_passed_on()
    {
        static string Attached(string subject) =>
            $"From: ann@desk.example\nSubject: {subject}\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=B\n\n"
            + "--B\nContent-Type: text/plain\n\nSee the mail.\n--B\nContent-Type: message/rfc822\n\nFrom: carla@kunde.example\nSubject: Pump\n\nIt leaks.\n--B--\n";

        ForwardedMail.Find(MailText.Read(Attached("Re: Pump"))).ShouldBeNull();
        ForwardedMail.Find(MailText.Read(Attached("Pump"))).ShouldNotBeNull();
        ForwardedMail.Find(MailText.Read(Attached("Fwd: Pump"))).ShouldNotBeNull();
    }

    [Theory]
    [InlineData(
        "---- Forwarded Message ----\n| From | Carla<carla@kunde.example> |\n| Date | 01/05/2026 09:30 |\n| To | help@desk.example |\n| Subject | Pump |\nIt leaks."
    )]
    [InlineData(">>> Carla <carla@kunde.example> 05.01.2026 09:30 >>>\nIt leaks.")]
    [InlineData(
        "------ Original ------\nFrom: \"Carla\";<carla@kunde.example>;\nDate: Mon, Jan 5, 2026 09:30 AM\nSubject: Pump\n\nIt leaks."
    )]
    public void Clients_with_forms_of_their_own_are_read(string below)
    {
        var mail = MailText.Read($"From: ann@desk.example\nSubject: Fwd: Pump\n\nPlease take it.\n\n{below}\n");
        var found = ForwardedMail.Find(mail).ShouldNotBeNull();
        found.From.ShouldNotBeNull().Address.ShouldBe("carla@kunde.example");
        found.From.Name.ShouldBe("Carla");
        found.Text.ShouldBe("It leaks.");
        ReplyText.Split(mail).Reply.ShouldBe("Please take it.");
    }

    [Theory]
    [InlineData(
        "---- Replied Message ----\n| From | Carla<carla@kunde.example> |\n| Date | 01/05/2026 09:30 |\n| To | ann |\n| Subject | Pump |\nIt leaks."
    )]
    [InlineData(">>> \"Carla\" <carla@kunde.example> 1/5/2026 9:30 AM >>>\n\nIt leaks.")]
    [InlineData(
        "-------- 원본 이메일 --------\n발신: Carla <carla@kunde.example>\n날짜: 26/1/5 오전 9:30\n받은 사람: ann\n제목: Pump\nIt leaks."
    )]
    [InlineData("Carla ---01/05/2026 09:30:11 AM---Dear Ann, it leaks.\n\nIt leaks.")]
    [InlineData("---- On Mon, 05 Jan 2026 09:30:00 +0100 Carla <carla@kunde.example>\nwrote ----\n\nIt leaks.")]
    [InlineData("Jan 5, 2026, 9:30 AM by carla@kunde.example:\n\nIt leaks.")]
    [InlineData("Carla Kundin 5.01.2026 09:30 tarihinde yazdı:\n\nIt leaks.")]
    [InlineData("---\nCarla <carla@kunde.example> schrieb am 5.1.2026:\n> It leaks.")]
    public void Their_answers_are_told_as_well(string below)
    {
        var parts = ReplyText.Split($"Come tomorrow.\n\n{below}\n");
        parts.Reply.ShouldBe("Come tomorrow.");
        parts.Quoted.ShouldContain("It leaks.");
    }
}
