using Charter.Mail.Text;

namespace Charter.Mail.Tests.Text;

/// <summary>Mails passed on by many clients in many languages: who wrote first, about what, and what the forwarder added.</summary>
public sealed class Forwards_of_every_shape
{
    public static TheoryData<string> Names => [.. CorpusFile.Cases("forwards-shapes.txt").Select(c => c.Head)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Tell_what_was_passed_on(string head)
    {
        var (raw, parts) = CorpusFile.Parts(CorpusFile.Cases("forwards-shapes.txt").Single(c => c.Head == head).Text);
        var mail = MailText.Read(raw);
        var found = ForwardedMail.Find(mail).ShouldNotBeNull();
        var from = found.From.ShouldNotBeNull();
        $"{from.Name}|{from.Address}".ShouldBe(parts["from"]);
        if (parts.TryGetValue("subject", out var subject))
        {
            found.Subject.ShouldBe(subject);
        }

        if (parts.TryGetValue("text", out var text))
        {
            Squeezed(found.Text).ShouldBe(Squeezed(text));
        }

        if (parts.TryGetValue("comment", out var comment))
        {
            ReplyText.Split(mail).Reply.ShouldBe(comment);
        }
    }

    private static string Squeezed(string text) =>
        string.Join('\n', text.Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0));
}
