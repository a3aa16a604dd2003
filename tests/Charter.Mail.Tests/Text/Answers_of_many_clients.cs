using Charter.Mail.Text;

namespace Charter.Mail.Tests.Text;

/// <summary>Answers as the common clients send them, in more than twenty languages.</summary>
public sealed class Answers_of_many_clients
{
    public static TheoryData<string> Names => [.. CorpusFile.Cases("answers.txt").Select(c => c.Head)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Are_told_from_what_they_answer(string head)
    {
        var (text, parts) = CorpusFile.Parts(CorpusFile.Cases("answers.txt").Single(c => c.Head == head).Text);
        ReplyText.Split(text).Reply.ShouldBe(parts["reply"].Trim());
    }

    [Theory]
    [InlineData(
        "<div dir=ltr>Thanks!</div><br><div class=\"gmail_quote\"><div class=gmail_attr>Tuesday, Support:<br></div><blockquote class=gmail_quote>old</blockquote></div>",
        "Thanks!"
    )]
    [InlineData(
        "<div><p>Thanks!</p><div id=\"x_appendonsend\"></div><hr><div id=\"x_divRplyFwdMsg\"><b>From</b> Support</div><div>old</div></div>",
        "Thanks!"
    )]
    [InlineData(
        "<p>Thanks!</p><div style=\"border:none; border-top:solid #E1E1E1 1.0pt; padding:3pt 0 0 0\"><p>Support, Tuesday</p></div><p>old</p>",
        "Thanks!"
    )]
    [InlineData(
        "<p>Thanks!</p><div class=\"protonmail_quote\">Tuesday Support<blockquote>old</blockquote></div>",
        "Thanks!"
    )]
    [InlineData(
        "<p>Thanks!</p><div class=\"yahoo_quoted\" id=\"yahoo_quoted_1\"><div>Tuesday Support</div><div>old</div></div>",
        "Thanks!"
    )]
    [InlineData(
        "<p>Thanks!</p><div class=\"gmail_signature\">Jane<br>Example Ltd</div><blockquote>old</blockquote>",
        "Thanks!"
    )]
    [InlineData(
        "<div>Thanks!</div><div name=\"messageSignatureSection\">Jane</div><div name=\"messageReplySection\">On Tuesday<blockquote>old</blockquote></div>",
        "Thanks!"
    )]
    [InlineData(
        "<div class=gmail_quote><blockquote>one</blockquote></div><p>first</p><blockquote>two</blockquote><p>second</p>",
        "> one\n\nfirst\n\n> two\n\nsecond"
    )]
    public void Are_told_by_what_the_html_says(string html, string reply)
    {
        var mail = MailText.Read($"From: a@example.com\nContent-Type: text/html; charset=utf-8\n\n{html}");
        ReplyText.Split(mail).Reply.ShouldBe(reply);
        mail.Text.ShouldNotContain('\uFDD0');
        mail.Text.ShouldNotContain('\uFDD1');
    }
}
