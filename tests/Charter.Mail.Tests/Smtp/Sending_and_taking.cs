using System.Text;
using Charter.Mail.Smtp;

namespace Charter.Mail.Tests.Smtp;

public sealed class Sending_and_taking
{
    private static readonly byte[] Hello = Encoding.ASCII.GetBytes(
        "From: a@example.com\r\nSubject: Hi\r\n\r\nHello\r\n"
    );

    [Fact]
    public async Task A_mail_arrives_with_its_envelope()
    {
        await using var box = Mailbox.Open();
        await using var client = await SmtpClient.ConnectAsync(box.Client);
        var result = await client.SendAsync("jane@example.com", ["desk@example.org", "two@example.org"], Hello);
        result.IsSent.ShouldBeTrue();
        var mail = box.Mails.ShouldHaveSingleItem();
        mail.MailFrom.ShouldBe("jane@example.com");
        mail.Recipients.ShouldBe(["desk@example.org", "two@example.org"]);
        mail.TlsUsed.ShouldBeFalse();
        mail.Raw.ToArray().ShouldBe(Hello);
        mail.TraceHeaders("desk", DateTimeOffset.UnixEpoch)
            .ShouldStartWith("Return-Path: <jane@example.com>\r\nReceived: from localhost ([127.0.0.1])");
    }

    [Fact]
    public async Task Several_mails_go_over_one_connection_and_the_null_sender_is_one()
    {
        await using var box = Mailbox.Open();
        await using var client = await SmtpClient.ConnectAsync(box.Client);
        for (var i = 0; i < 5; i++)
        {
            await client.SendAsync("", ["desk@example.org"], Hello);
        }

        box.Mails.Count.ShouldBe(5);
        box.Mails.ShouldAllBe(m => m.MailFrom == "");
    }

    [Theory]
    [InlineData(".\r\n")]
    [InlineData("a\r\n.\r\nb\r\n")]
    [InlineData("a\r\n..\r\n...b\r\n")]
    [InlineData("\r\n")]
    [InlineData(".a\r\n.\r\n")]
    public async Task Dots_at_the_beginning_of_lines_come_through(string body)
    {
        await using var box = Mailbox.Open();
        await using var client = await SmtpClient.ConnectAsync(box.Client);
        await client.SendAsync("a@example.com", ["b@example.com"], Encoding.ASCII.GetBytes(body));
        box.RawOf(0).ShouldBe(body);
    }

    [Fact]
    public async Task Bare_line_ends_are_mended_on_the_way_out()
    {
        await using var box = Mailbox.Open();
        await using var client = await SmtpClient.ConnectAsync(box.Client);
        await client.SendAsync("a@example.com", ["b@example.com"], Encoding.ASCII.GetBytes("a\n.\nb\r.\rc"));
        box.RawOf(0).ShouldBe("a\r\n.\r\nb\r\n.\r\nc\r\n");
    }

    [Fact]
    public async Task A_refused_recipient_is_told_and_the_others_get_the_mail()
    {
        await using var box = Mailbox.Open(o =>
            o with
            {
                CheckRecipient = (_, to, _) =>
                    new(
                        to.StartsWith("desk", StringComparison.Ordinal)
                            ? SmtpReply.Ok
                            : new SmtpReply(550, "No such mailbox", "5.1.1")
                    ),
            }
        );
        await using var client = await SmtpClient.ConnectAsync(box.Client);
        var result = await client.SendAsync("a@example.com", ["nobody@example.org", "desk@example.org"], Hello);
        result.Recipients[0].Reply.ShouldBe(new SmtpReply(550, "No such mailbox", "5.1.1"));
        result.Recipients[1].IsAccepted.ShouldBeTrue();
        box.Mails.ShouldHaveSingleItem().Recipients.ShouldBe(["desk@example.org"]);

        var none = await client.SendAsync("a@example.com", ["nobody@example.org"], Hello);
        none.IsSent.ShouldBeFalse();
        box.Mails.Count.ShouldBe(1);
        (await client.SendAsync("a@example.com", ["desk@example.org"], Hello)).IsSent.ShouldBeTrue();
    }

    [Fact]
    public async Task What_cannot_be_stored_is_not_acknowledged()
    {
        var seen = new List<Exception>();
        await using var box = Mailbox.Open(o =>
            o with
            {
                Deliver = (_, _) => throw new IOException("disk full"),
                OnError = seen.Add,
            }
        );
        await using var client = await SmtpClient.ConnectAsync(box.Client);
        var refused = await Should.ThrowAsync<SmtpRefusedException>(() =>
            client.SendAsync("a@example.com", ["b@example.com"], Hello)
        );
        refused.Reply.Code.ShouldBe(451);
        refused.IsPermanent.ShouldBeFalse();
        seen.ShouldHaveSingleItem().Message.ShouldBe("disk full");
        client.IsUsable.ShouldBeTrue();
    }

    [Fact]
    public async Task Nothing_is_acknowledged_before_the_delivery_has_ended()
    {
        var stored = new TaskCompletionSource<SmtpReply>();
        await using var box = Mailbox.Open(o => o with { Deliver = (_, _) => stored.Task });
        await using var client = await SmtpClient.ConnectAsync(box.Client);
        var sending = client.SendAsync("a@example.com", ["b@example.com"], Hello);
        await Task.WhenAny(sending, Task.Delay(100));
        sending.IsCompleted.ShouldBeFalse();
        stored.SetResult(SmtpReply.Ok);
        (await sending).IsSent.ShouldBeTrue();
    }

    [Fact]
    public async Task A_mail_over_the_size_is_refused_before_it_is_sent_and_when_the_client_does_not_ask()
    {
        await using var box = Mailbox.Open(o => o with { MaxMessageBytes = 1000 });
        await using var client = await SmtpClient.ConnectAsync(box.Client);
        client.Capabilities.MaxSize.ShouldBe(1000);
        (
            await Should.ThrowAsync<SmtpRefusedException>(() =>
                client.SendAsync("a@example.com", ["b@example.com"], new byte[1001])
            )
        ).Reply.Code.ShouldBe(552);

        await using var raw = await RawConnection.Open(box.Listener.EndPoint.Port);
        await raw.Greet();
        await raw.Ask("MAIL FROM:<a@example.com>");
        await raw.Ask("RCPT TO:<b@example.com>");
        await raw.Ask("DATA");
        (await raw.Ask(new string('x', 3000) + "\r\n.")).ShouldStartWith("552");
        (await raw.Ask("NOOP")).ShouldStartWith("250");
        box.Mails.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_connection_that_is_lost_is_another_thing_than_a_refusal()
    {
        var box = Mailbox.Open();
        var options = box.Client;
        await using var client = await SmtpClient.ConnectAsync(options);
        await box.DisposeAsync();
        await Should.ThrowAsync<SmtpLostException>(() => client.SendAsync("a@example.com", ["b@example.com"], Hello));
        client.IsUsable.ShouldBeFalse();
        await Should.ThrowAsync<SmtpLostException>(() => SmtpClient.ConnectAsync(options));
    }

    [Fact]
    public async Task An_address_with_a_line_end_is_misuse()
    {
        await using var box = Mailbox.Open();
        await using var client = await SmtpClient.ConnectAsync(box.Client);
        await Should.ThrowAsync<ArgumentException>(() =>
            client.SendAsync("a@example.com>\r\nRCPT TO:<x@example.com", ["b@example.com"], Hello)
        );
    }

    [Fact]
    public async Task Addresses_of_other_letters_go_by_smtputf8()
    {
        await using var box = Mailbox.Open();
        await using var client = await SmtpClient.ConnectAsync(box.Client);
        await client.SendAsync("jörg@example.com", ["客服@example.com"], Hello);
        box.Mails.ShouldHaveSingleItem().Recipients.ShouldBe(["客服@example.com"]);
    }
}
