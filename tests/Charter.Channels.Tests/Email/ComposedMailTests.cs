using Charter.Channels.Email;
using Charter.Desk.Conversations;
using Charter.Desk.Settings;
using Charter.Desk.Staff;
using Charter.Mail.Mime;
using Charter.Policy;
using Charter.Testing;
using Charter.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using Attachment = Charter.Desk.Conversations.Attachment;
using Outgoing = Charter.Desk.Conversations.OutgoingMail;

namespace Charter.Channels.Tests.Email;

/// <summary>The mail that is made of a message: its signature, its marks, and that nothing in it can become a header.</summary>
public sealed class ComposedMailTests
{
    private static readonly string[] Expected =
    [
        "Date",
        "From",
        "Reply-To",
        "To",
        "Subject",
        "Message-ID",
        "In-Reply-To",
        "References",
        "MIME-Version",
    ];

    // Names, subjects and texts come from anywhere; the pieces below are those that attacks are made of.
    [Fact]
    public void Nothing_that_anybody_wrote_becomes_a_header_or_a_recipient()
    {
        string[] pieces =
        [
            "\r\nBcc: eve@evil.example",
            "\nX-Evil: 1",
            "\rCc: a@b.example",
            "\0",
            "=?utf-8?q?=0D=0ABcc:_eve@evil.example?=",
            "\u2028To: x@y.example",
            "\u0085From: z@z.example",
            "\"><eve@evil.example>, \"",
            ",;:<>()[]\\\"",
            "\ud800",
            "名前",
            "a",
            " ",
            "--=_mul_",
        ];
        var chance = new Random(20261122);
        for (var round = 0; round < 400; round++)
        {
            string Any() =>
                string.Concat(Enumerable.Range(0, chance.Next(1, 5)).Select(_ => pieces[chance.Next(pieces.Length)]));
            var raw = MailWriter.Write(Compose(Any(), Any(), Any(), Any()));

            var mail = MailReader.Read(raw);
            var names = mail
                .Headers.Select(h => h.Name)
                .Where(n => !n.StartsWith("Content-", StringComparison.Ordinal));
            names.ShouldBe(Expected);
            mail.To.Select(a => a.Address).ShouldBe(["grace@customer.example"]);
            mail.From.Select(a => a.Address).ShouldBe(["help@quay.example"]);
            mail.Cc.ShouldBeEmpty();
            mail.MessageId.ShouldBe("3@quay.example");
        }
    }

    [Fact]
    public void Our_own_id_and_the_chain_of_the_conversation_are_kept()
    {
        var mail = MailReader.Read(MailWriter.Write(Compose("Grace", "A sail", "Hello", "Ada")));

        mail.MessageId.ShouldBe("3@quay.example");
        mail.InReplyTo.ShouldBe("2@customer.example");
        mail.References.ShouldBe(["1@customer.example", "2@customer.example"]);
    }

    [Theory, OnBothDatabases]
    public async Task The_departments_signature_stands_below_as_text_and_as_HTML(DatabaseKind kind)
    {
        await using var bench = await ChannelBench.OpenAsync(kind);
        var department = await SignAsync(
            bench,
            "{staff.name} <& friends>\n{department}, {company}\nTicket {ticket.number}\n{no.such}"
        );
        await using var db = bench.Desk.Reads.Open();
        var message = Message("Hello", byPerson: true);

        var signature = await MailSignature.OfAsync(db, message, department, default);

        MailSignature
            .Below("Hello", signature)
            .ShouldBe("Hello\n\n-- \nAda <& friends>\nAccounts, Quay Sails\nTicket 0\n{no.such}");
        MailSignature
            .BelowHtml("<p>Hello</p>", signature)
            .ShouldNotBeNull()
            .ShouldContain("-- <br>Ada &lt;&amp; friends&gt;<br>");
        (await MailSignature.OfAsync(db, Message("A letter", byPerson: false), department, default)).ShouldBeNull();
        (await MailSignature.OfAsync(db, message, null, default)).ShouldBeNull();
    }

    private static async Task<long> SignAsync(ChannelBench bench, string signature)
    {
        var department = await bench.ReadAsync(db => db.Departments.SingleAsync(d => d.Name == "Accounts"));
        var changed = await bench.Desk.WriteAsync(
            (db, ct) =>
                ChangeDepartment.Handle(
                    db,
                    Actor.System("test"),
                    new(
                        department.Id,
                        department.Name,
                        department.Email,
                        null,
                        false,
                        false,
                        department.Version,
                        signature
                    ),
                    ct
                )
        );
        changed.Refusal.ShouldBeNull();
        return department.Id;
    }

    private static Charter.Mail.Mime.OutgoingMail Compose(string toName, string subject, string text, string author) =>
        MailComposer.Compose(
            Message(text, byPerson: true, subject),
            new Outgoing
            {
                To = "grace@customer.example",
                ToName = toName,
                MessageId = "3@quay.example",
                InReplyTo = "2@customer.example",
                References = ["1@customer.example", "2@customer.example"],
                ReplyToken = new string('a', ReplyAddress.TokenLength),
                IsAutomatic = false,
            },
            new MailAddress(author, "help@quay.example"),
            new MailSettings { Address = "help@quay.example" },
            Array.Empty<(Attachment, ReadOnlyMemory<byte>)>()
        );

    private static Message Message(string text, bool byPerson, string subject = "A sail") =>
        new()
        {
            Id = 3,
            TicketId = 1,
            Direction = MessageDirection.Outbound,
            Channel = ServedSubject.Email,
            ByPerson = byPerson,
            AuthorName = "Ada",
            At = TestDesk.Now,
            Subject = subject,
            Text = text,
            ReplyText = text,
        };
}
