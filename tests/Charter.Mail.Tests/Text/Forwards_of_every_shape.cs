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

    [Theory]
    [InlineData(
        "From \"Carla Kunde\" <carla@kunde.example>\nTo s@shop.example\nDate 03/03/2026 10:15:00\nSubject Lamp"
    )]
    [InlineData(
        "Von \"Carla Kunde\" <carla@kunde.example>\nAn s@shop.example\nDatum 03.03.2026 10:15:00\nBetreff Lamp"
    )]
    public void Are_known_by_labels_without_colons_below_a_mark(string block)
    {
        var found = ForwardedMail
            .Find(
                MailText.Read(
                    $"From: jane@home.example\nSubject: Fwd: Lamp\n\nSee.\n\n------ Forwarded Message ------\n{block}\n\nIt broke."
                )
            )
            .ShouldNotBeNull();

        found.From!.ToString().ShouldBe("Carla Kunde <carla@kunde.example>");
        found.Subject.ShouldBe("Lamp");
        found.Text.ShouldBe("It broke.");
    }

    [Fact]
    public void Find_the_address_behind_the_name_that_a_page_shows()
    {
        var mail = MailText.Read(
            "From: jane@home.example\nSubject: FW: Lamp\nContent-Type: text/html\n\n<p>see</p><p><b>From: </b>"
                + "<a href=\"mailto:carla%40kunde.example?x=1\">Carla Kunde</a><br><b>Sent: </b>Tuesday, March 3, 2026 10:15<br>"
                + "<b>To: </b><a href=\"mailto:s@shop.example\">Sales</a><br><b>Subject: </b>Lamp</p><p>It broke.</p>"
        );
        var found = ForwardedMail.Find(mail).ShouldNotBeNull();
        found.From!.ToString().ShouldBe("Carla Kunde <carla@kunde.example>");
        found.To.ShouldHaveSingleItem().Address.ShouldBe("s@shop.example");
        found.Text.ShouldBe("It broke.");
        mail.Text.ShouldNotContain("carla@");
    }

    [Fact]
    public void Find_in_the_html_what_the_text_left_out()
    {
        var mail = MailText.Read(
            "From: jane@home.example\nSubject: Fwd: Lamp\nContent-Type: multipart/alternative; boundary=b\n\n"
                + "--b\nContent-Type: text/plain\n\nsee this one\n"
                + "--b\nContent-Type: text/html\n\n<p>see this one</p><div>---------- Forwarded message ---------<br>From: Carla "
                + "&lt;carla@kunde.example&gt;<br>Date: Tue, Mar 3, 2026<br>Subject: Lamp<br><br>It broke.</div>\n--b--\n"
        );
        ForwardedMail.Find(mail).ShouldNotBeNull().From!.Address.ShouldBe("carla@kunde.example");
        ReplyText.Split(mail).Reply.ShouldBe("see this one");
    }

    private static string Squeezed(string text) =>
        string.Join('\n', text.Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0));
}
