namespace Charter.Mail.Tests.Smtp;

public sealed class Listening_to_strangers
{
    private static async Task<RawConnection> AtData(Mailbox box)
    {
        var raw = await RawConnection.Open(box.Listener.EndPoint.Port);
        await raw.Greet();
        await raw.Ask("MAIL FROM:<a@example.com>");
        await raw.Ask("RCPT TO:<b@example.com>");
        (await raw.Ask("DATA")).ShouldStartWith("354");
        return raw;
    }

    [Theory]
    [InlineData("\n.\n")]
    [InlineData("\n.\r\n")]
    [InlineData("\r\n.\n")]
    [InlineData("\r.\r")]
    [InlineData("\r\n.\r")]
    [InlineData("\n.\r")]
    public async Task Only_the_true_end_ends_the_data_so_no_second_mail_can_be_smuggled(string falseEnd)
    {
        await using var box = Mailbox.Open();
        await using var raw = await AtData(box);
        await raw.Send($"one{falseEnd}MAIL FROM:<evil@example.com>\r\nRCPT TO:<b@example.com>\r\nDATA\r\ntwo\r\n.\r\n");
        (await raw.Hear()).ShouldStartWith("250");
        (await raw.Ask("NOOP")).ShouldStartWith("250");
        box.Mails.ShouldHaveSingleItem();
        box.RawOf(0).ShouldContain("evil@example.com");
    }

    [Fact]
    public async Task Commands_may_come_all_at_once()
    {
        await using var box = Mailbox.Open();
        await using var raw = await RawConnection.Open(box.Listener.EndPoint.Port);
        await raw.Send(
            "EHLO me\r\nMAIL FROM:<a@example.com>\r\nRCPT TO:<b@example.com>\r\nDATA\r\nhi\r\n.\r\nQUIT\r\n"
        );
        var codes = new List<string>();
        for (var i = 0; i < 7; i++)
        {
            codes.Add((await raw.Hear())[..3]);
        }

        codes.ShouldBe(["220", "250", "250", "250", "354", "250", "221"]);
        box.RawOf(0).ShouldBe("hi\r\n");
    }

    [Fact]
    public async Task Commands_sent_ahead_of_the_handshake_are_not_run_inside_it()
    {
        using var certificate = SelfSigned.Create();
        await using var box = Mailbox.Open(o => o with { Certificate = certificate });
        await using var raw = await RawConnection.Open(box.Listener.EndPoint.Port);
        await raw.Greet();
        await raw.Send("STARTTLS\r\nMAIL FROM:<evil@example.com>\r\n");
        (await raw.Hear()).ShouldStartWith("554");
    }

    [Fact]
    public async Task Commands_out_of_order_and_unknown_ones_are_refused()
    {
        await using var box = Mailbox.Open();
        await using var raw = await RawConnection.Open(box.Listener.EndPoint.Port);
        (await raw.Hear()).ShouldStartWith("220");
        (await raw.Ask("MAIL FROM:<a@example.com>")).ShouldStartWith("503");
        (await raw.Ask("EHLO me")).ShouldStartWith("250");
        (await raw.Ask("DATA")).ShouldStartWith("503");
        (await raw.Ask("RCPT TO:<b@example.com>")).ShouldStartWith("503");
        (await raw.Ask("MAIL FROM:a@example.com")).ShouldStartWith("501");
        (await raw.Ask("XYZZY")).ShouldStartWith("500");
        (await raw.Ask("MAIL FROM:<a@example.com> SIZE=99999999999")).ShouldStartWith("552");
    }

    [Fact]
    public async Task Too_many_errors_end_the_connection()
    {
        await using var box = Mailbox.Open(o => o with { MaxErrors = 3 });
        await using var raw = await RawConnection.Open(box.Listener.EndPoint.Port);
        await raw.Greet();
        for (var i = 0; i < 4; i++)
        {
            await raw.Ask("XYZZY");
        }

        (await raw.Hear()).ShouldStartWith("421");
        (await raw.Hear()).ShouldBe("(closed)");
    }

    [Fact]
    public async Task A_command_without_end_is_cut_off()
    {
        await using var box = Mailbox.Open();
        await using var raw = await RawConnection.Open(box.Listener.EndPoint.Port);
        await raw.Greet();
        await raw.Send(new string('A', 5_000));
        (await raw.Hear()).ShouldStartWith("500");
    }

    [Fact]
    public async Task More_connections_than_allowed_are_asked_to_come_back()
    {
        await using var box = Mailbox.Open(o => o with { MaxConnections = 1 });
        await using var first = await RawConnection.Open(box.Listener.EndPoint.Port);
        await first.Greet();
        await using var second = await RawConnection.Open(box.Listener.EndPoint.Port);
        (await second.Hear()).ShouldStartWith("421");
    }

    [Fact]
    public async Task Recipients_beyond_the_limit_are_put_off()
    {
        await using var box = Mailbox.Open(o => o with { MaxRecipients = 2 });
        await using var raw = await RawConnection.Open(box.Listener.EndPoint.Port);
        await raw.Greet();
        await raw.Ask("MAIL FROM:<>");
        await raw.Ask("RCPT TO:<1@example.com>");
        await raw.Ask("RCPT TO:<2@example.com>");
        (await raw.Ask("RCPT TO:<3@example.com>")).ShouldStartWith("452");
    }

    [Fact]
    public async Task Lmtp_answers_for_each_recipient()
    {
        await using var box = Mailbox.Open(o => o with { IsLmtp = true });
        await using var raw = await RawConnection.Open(box.Listener.EndPoint.Port);
        (await raw.Hear()).ShouldStartWith("220");
        (await raw.Ask("EHLO me")).ShouldStartWith("500");
        (await raw.Ask("LHLO me")).ShouldStartWith("250");
        await raw.Ask("MAIL FROM:<a@example.com>");
        await raw.Ask("RCPT TO:<1@example.com>");
        await raw.Ask("RCPT TO:<2@example.com>");
        await raw.Ask("DATA");
        (await raw.Ask("hi\r\n.")).ShouldStartWith("250");
        (await raw.Hear()).ShouldStartWith("250");
        box.Mails.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_mail_cut_off_in_the_middle_is_not_delivered()
    {
        await using var box = Mailbox.Open();
        await using (var raw = await AtData(box))
        {
            await raw.Send("half a ma");
        }

        await using var next = await RawConnection.Open(box.Listener.EndPoint.Port);
        await next.Greet();
        box.Mails.ShouldBeEmpty();
    }
}
