using Charter.Mail.Text;

namespace Charter.Mail.Tests.Text;

/// <summary>Answers as they are met: wrapped anywhere, above, below and between, with every kind of thing below them.</summary>
public sealed class Answers_of_every_shape
{
    private const string Old = "Hello,\n\nwe looked into it.\n\nSupport";

    private static readonly string[] Pieces =
    [
        "",
        "",
        "Text one",
        "text two, 12:30",
        "> quoted",
        ">> deeper",
        "| bar",
        "On Mon, Jan 5, 2026 at 9:01 AM Jane <j@example.com> wrote:",
        "On Mon, Jan 5, 2026 at 9:01 AM Jane",
        "<j@example.com> wrote:",
        "From: Jane <j@example.com>",
        "Sent: Monday, 5 January 2026 09:01",
        "To: Bob",
        "Subject: Re: x",
        "-----Original Message-----",
        "---",
        "-- ",
        "--",
        "__",
        "-Jane",
        "Sent from my iPhone",
        "www.example.com",
        "This email and any attachments are confidential",
        "________________________________",
        "##- reply above -##",
        ":",
        "：",
        ">",
        "<",
        "(",
        "*",
        "|",
        "@",
        "- ",
        "\u00A0",
        "\u202B",
        "Begin forwarded message:",
        "2026年3月3日 10:15 J <j@example.com>:",
        "    <j@example.com>",
        "To",
        "cc",
    ];

    public static TheoryData<string> Texts => [.. CorpusFile.Cases("answers-shapes.txt").Select(c => c.Head)];

    public static TheoryData<string> Pages => [.. CorpusFile.Cases("answers-html.txt").Select(c => c.Head)];

    public static TheoryData<string> People => [.. CorpusFile.Cases("people-write.txt").Select(c => c.Head)];

    public static TheoryData<string> Introductions => [.. CorpusFile.Lines("introductions.txt").Select(l => l[0])];

    public static TheoryData<string> Languages => [.. CorpusFile.Lines("header-labels.txt").Select(l => l[0])];

    [Theory]
    [MemberData(nameof(Texts))]
    public void Are_told_in_a_text(string head)
    {
        var (text, parts) = CorpusFile.Parts(CorpusFile.Cases("answers-shapes.txt").Single(c => c.Head == head).Text);
        ReplyText.Split(text).Reply.ShouldBe(parts["reply"].Trim());
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Are_told_in_html(string head)
    {
        var (html, parts) = CorpusFile.Parts(CorpusFile.Cases("answers-html.txt").Single(c => c.Head == head).Text);
        var mail = MailText.Read($"From: a@example.com\nContent-Type: text/html; charset=utf-8\n\n{html}");
        ReplyText.Split(mail).Reply.ShouldBe(parts["reply"].Trim());
    }

    [Theory]
    [MemberData(nameof(People))]
    public void Stay_whole_where_a_person_only_writes_like_a_client(string head)
    {
        var text = CorpusFile.Cases("people-write.txt").Single(c => c.Head == head).Text.Trim();
        ReplyText.Split(text).ShouldBe(new ReplyParts(text, "", ""));
        ForwardedMail.Find(MailText.Read($"From: a@example.com\nSubject: Question\n\n{text}")).ShouldBeNull();
    }

    [Theory]
    [MemberData(nameof(Introductions))]
    public void End_above_the_introduction_however_it_is_wrapped(string name)
    {
        var introduction = CorpusFile.Lines("introductions.txt").Single(l => l[0] == name)[1];
        foreach (var wrapped in Wrapped(introduction))
        {
            foreach (var quote in (string[])["> we looked into it", "> Hello,\n>\n> we looked into it.\n>\n> Support"])
            {
                var parts = ReplyText.Split($"It is 12, as of 10:30.\n\n{wrapped}\n\n{quote}\n");
                parts.Reply.ShouldBe("It is 12, as of 10:30.", wrapped);
                parts.Quoted.ShouldContain("looked into it");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void End_above_the_block_of_headers_in_every_form(string language)
    {
        if (
            CorpusFile.Lines("header-labels.txt").Single(l => l[0] == language)
            is not [_, var from, var sent, var to, var subject, var date]
        )
        {
            throw new InvalidOperationException("Five words a language.");
        }

        string[][] blocks =
        [
            [$"{from}: Support <s@example.com>", $"{sent}: {date}", $"{to}: Jane", $"{subject}: Order"],
            [$"{from}: Support", $"{sent}: {date}", $"{to}: Jane", $"{subject}: Order"],
            [
                $"{from}: Support [mailto:s@example.com]",
                $"{sent}: {date}",
                $"{to}: Jane;\n Bob <bob@example.com>",
                $"{subject}: Order",
            ],
            [$"{subject}: Order", $"{sent}: {date}", $"{from}: Support <s@example.com>", $"{to}: Jane"],
        ];
        foreach (var block in blocks)
        {
            string[] forms =
            [
                string.Join('\n', block),
                string.Join('\n', block.Select(l => $"*{l.Replace(": ", ":* ", StringComparison.Ordinal)}")),
                "________________________________\n" + string.Join('\n', block),
                "> "
                    + string.Join("\n> ", block).Replace("\n ", "\n> ", StringComparison.Ordinal)
                    + "\n>\n> we looked into it.",
            ];
            foreach (var form in forms)
            {
                var below = form.StartsWith('>') ? "" : Old;
                ReplyText.Split($"Yes, two.\n\n{form}\n\n{below}\n").Reply.ShouldBe("Yes, two.", form);
            }
        }
    }

    [Fact]
    public void Are_told_by_the_html_where_the_text_shows_no_quote()
    {
        const string Intro = "Zzz zzz Qqq zzz";
        var mail = MailText.Read(
            "From: a@example.com\nContent-Type: multipart/alternative; boundary=b\n\n"
                + $"--b\nContent-Type: text/plain\n\nMy answer,\nin two lines.\n\n{Intro}\n\n{Old}\n"
                + $"--b\nContent-Type: text/html\n\n<p>My answer,<br>in two lines.</p><div class=\"gmail_quote\"><p>{Intro}</p>{Old}</div>\n--b--\n"
        );
        var parts = ReplyText.Split(mail);
        parts.Reply.ShouldBe("My answer,\nin two lines.");
        parts.Quoted.ShouldStartWith(Intro);
        parts.Quoted.ShouldEndWith("Support");
    }

    [Fact]
    public void Lose_no_line_whatever_stands_beside_what()
    {
        var random = new Random(12);
        for (var round = 0; round < 5_000; round++)
        {
            var lines = Enumerable
                .Range(0, random.Next(1, 12))
                .Select(_ => Pieces[random.Next(Pieces.Length)])
                .ToArray();
            var text = string.Join('\n', lines);
            var parts = ReplyText.Split(text);
            var all = $"{parts.Reply}\n{parts.Quoted}\n{parts.Signature}";
            foreach (var line in lines)
            {
                all.ShouldContain(line.Trim(), customMessage: text);
            }

            (parts.Reply.Length > 0).ShouldBe(text.Trim().Length > 0, text);
            _ = ForwardedMail.Find(MailText.Read($"From: a@example.com\nSubject: Fwd: x\n\n{text}"));
        }
    }

    private static IEnumerable<string> Wrapped(string introduction)
    {
        yield return introduction;
        for (var i = 20; i < introduction.Length - 1; i++)
        {
            if (introduction[i] == ' ')
            {
                yield return $"{introduction[..i]}\n{introduction[(i + 1)..]}";
            }
        }
    }
}
