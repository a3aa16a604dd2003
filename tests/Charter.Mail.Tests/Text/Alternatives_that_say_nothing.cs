using Charter.Mail.Text;

namespace Charter.Mail.Tests.Text;

public sealed class Alternatives_that_say_nothing
{
    [Theory]
    [InlineData("Please use a mail program that can show HTML.")]
    [InlineData("Ihr Programm kann diese HTML-Nachricht nicht anzeigen.")]
    [InlineData("Votre messagerie n'affiche pas le format HTML.")]
    [InlineData("Open this mail in your browser: https://shop.example/m/7")]
    [InlineData("--")]
    public void The_html_is_shown_where_the_text_only_asks_for_a_program(string text)
    {
        var mail = Mail(text, "<p>The pump has leaked since Monday.</p>");
        mail.Text.ShouldBe("The pump has leaked since Monday.");
        ReplyText.Split(mail).Reply.ShouldBe("The pump has leaked since Monday.");
    }

    [Theory]
    [InlineData("How do I put HTML on my page?", "<p>How do I put <b>HTML</b> on my page?</p>")]
    [InlineData("Yes", "<div>Yes</div><div>Ann Example, Pumps Ltd</div>")]
    [InlineData("?", "<p>?</p>")]
    [InlineData("Größe?", "<p>Gr&ouml;&szlig;e?</p><p>Anna</p>")]
    public void The_text_is_shown_where_the_html_says_the_same(string text, string html) =>
        Mail(text, html).Text.ShouldBe(text);

    [Fact]
    public void Both_are_shown_where_each_says_something_else()
    {
        var mail = Mail("Ring me tomorrow.", "<p>Ann Example, Pumps Limited, Hamburg</p>");
        mail.Text.ShouldContain("Ring me tomorrow.");
        mail.Text.ShouldContain("Hamburg");
    }

    private static Charter.Mail.Mime.MailMessage Mail(string text, string html) =>
        MailText.Read(
            "From: ann@kunde.example\nSubject: Pump\nMIME-Version: 1.0\nContent-Type: multipart/alternative; boundary=B\n\n"
                + $"--B\nContent-Type: text/plain; charset=utf-8\n\n{text}\n--B\nContent-Type: text/html; charset=utf-8\n\n{html}\n--B--\n"
        );
}
