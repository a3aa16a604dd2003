using Charter.Mail.Mime;
using Charter.Mail.Threading;

namespace Charter.Mail.Tests.Threading;

public sealed class Outlooks_threads
{
    [Fact]
    public void Begin_alike_for_one_conversation_and_grow_with_each_answer()
    {
        var first = ThreadIndex.First("1@desk.example");
        ThreadIndex.First("1@desk.example").ShouldBe(first);
        ThreadIndex.First("2@desk.example").ShouldNotBe(first);
        Convert.FromBase64String(first).Length.ShouldBe(22);
        var answer = ThreadIndex.Answer(first, TimeSpan.FromHours(3)).ShouldNotBeNull();
        Convert.FromBase64String(answer).Take(22).ShouldBe(Convert.FromBase64String(first));
        Convert.FromBase64String(answer).Length.ShouldBe(27);
        ThreadIndex.Answer(answer, TimeSpan.FromHours(-3)).ShouldNotBeNull();
    }

    [Theory]
    [InlineData("")]
    [InlineData("no base64!")]
    [InlineData("AAAA")]
    public void An_index_that_is_none_is_not_continued(string parent) =>
        ThreadIndex.Answer(parent, TimeSpan.Zero).ShouldBeNull();

    [Fact]
    public void Stand_in_the_mail_and_machines_mail_has_the_null_sender()
    {
        var mail = new OutgoingMail
        {
            MessageId = "1@desk.example",
            From = new MailAddress("", "support@desk.example"),
            Date = new DateTimeOffset(2026, 3, 3, 10, 0, 0, TimeSpan.Zero),
            Text = "Hello",
            ThreadIndex = ThreadIndex.First("1@desk.example"),
        };
        MailReader.Read(MailWriter.Write(mail)).Headers.Value("Thread-Index").ShouldBe(mail.ThreadIndex);
        mail.EnvelopeSender.ShouldBe("support@desk.example");
        (mail with { AutoSubmitted = AutoSubmitted.Generated }).EnvelopeSender.ShouldBe("");
        Should.Throw<ArgumentException>(() =>
            MailWriter.Write(mail with { ThreadIndex = "x\r\nBcc: eve@evil.example" })
        );
    }
}
