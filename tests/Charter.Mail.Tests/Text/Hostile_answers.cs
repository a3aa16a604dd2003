using Charter.Mail.Text;

namespace Charter.Mail.Tests.Text;

/// <summary>A megabyte of what each recogniser looks for takes one pass; what is slower than that would not end.</summary>
public sealed class Hostile_answers
{
    [Theory]
    [InlineData("On Mon, Jan 5, 2026 at 9:01 AM a@b.example wrote\n")]
    [InlineData("On Mon, Jan 5, 2026 at 9:01 AM <a@b.example> wrote:\n")]
    [InlineData("On Mon, Jan 5, 2026 at 9:01 AM\n<a@b.example\n")]
    [InlineData("From: Ann <a@b.example>\nTo: b@c.example,\n")]
    [InlineData("Muuj: Ann <a@b.example>\nSooj: 5 1 2026 09:01\n")]
    [InlineData("--------------------\n")]
    [InlineData("---\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n")]
    [InlineData("-Bob\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n")]
    [InlineData("| bar line of text here\n")]
    [InlineData("---- original message ----\n")]
    [InlineData("Sent from my iPhone today\n\n")]
    [InlineData("Skickat iPhone text, of more words\n\n")]
    [InlineData("This email and any attachments are confidential\n\n")]
    [InlineData("        <a@b.example>\nTo\ncc\nx\n")]
    [InlineData("----- Forwarded Message ----- From: Ann <a@b.example>To: B <b@c.example>Sent: x\n")]
    [InlineData("> quoted line\nmy own answer line\n")]
    [InlineData("<https://x.example/aaaaaaaaaaaaaaaa>\n")]
    [InlineData("On 2026 a@b.example wrote: ")]
    [InlineData("12.12.12.12.12.12.")]
    [InlineData("[mailto:a@b.example] ")]
    public void Are_read_in_one_pass(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 1_000_000 / piece.Length));
        ReplyText.Split($"Mine.\n\n{text}").Reply.ShouldNotBeEmpty();
        var mail = MailText.Read($"From: a@example.com\nSubject: Fwd: x\n\n{text}");
        var found = ForwardedMail.Find(mail);
        (found is null || found.Text.Length <= text.Length).ShouldBeTrue();
    }

    [Theory]
    [InlineData("<div class=\"gmail_quote\">x")]
    [InlineData("<blockquote>x")]
    [InlineData("<b>From:</b> x@y.example<br>")]
    [InlineData("<div id=\"Signature\">a")]
    [InlineData("<table><tr><td>From:</td><td>a@b.example")]
    public void Are_read_in_one_pass_from_html(string piece)
    {
        var html = string.Concat(Enumerable.Repeat(piece, 1_000_000 / piece.Length));
        var mail = MailText.Read($"From: a@example.com\nContent-Type: text/html\n\n<p>Mine.</p>{html}");
        ReplyText.Split(mail).Reply.ShouldNotBeEmpty();
    }
}
