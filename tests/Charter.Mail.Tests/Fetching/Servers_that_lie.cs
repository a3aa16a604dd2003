using Charter.Mail.Fetching;
using Charter.Mail.Imap;
using Charter.Mail.Pop3;

namespace Charter.Mail.Tests.Fetching;

/// <summary>Whatever a server says, the client comes back with a reason, and never says the password to the wrong one.</summary>
public sealed class Servers_that_lie
{
    private const string Greeting = "* OK [CAPABILITY IMAP4rev1 LITERAL+] hello\r\n";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static async Task<FetchException> ImapFails(
        ScriptedServer server,
        MailboxSecurity security = MailboxSecurity.None,
        Func<ImapClient, Task>? then = null
    ) =>
        await Should.ThrowAsync<FetchException>(async () =>
        {
            await using var client = await ImapClient.ConnectAsync(server.Options(security), Cancel);
            if (then is not null)
            {
                await then(client);
            }
        });

    [Theory]
    [InlineData("* OK [CAPABILITY IMAP4rev1] hello\r\n")]
    [InlineData("* PREAUTH [CAPABILITY IMAP4rev1 STARTTLS] hello\r\n")]
    [InlineData("* OK [CAPABILITY IMAP4rev1 STARTTLS] hello\r\n")]
    public async Task Who_strips_the_encryption_gets_no_password(string greeting)
    {
        await using var server = new ScriptedServer(
            greeting,
            line =>
                ScriptedServer.Tag(line)
                + (line.Contains("STARTTLS", StringComparison.Ordinal) ? " NO not today\r\n" : " OK\r\n")
        );
        var thrown = await ImapFails(server, MailboxSecurity.StartTlsRequired);
        thrown.Failure.ShouldBeOneOf(FetchFailure.StartTlsMissing, FetchFailure.Tampered);
        server.Heard.ShouldAllBe(l =>
            !l.Contains("LOGIN", StringComparison.Ordinal) && !l.Contains("AUTH", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Words_put_in_before_encryption_are_not_believed()
    {
        await using var server = new ScriptedServer(
            "* OK [CAPABILITY IMAP4rev1 STARTTLS] hello\r\n",
            line => $"{ScriptedServer.Tag(line)} OK go\r\n* PREAUTH you are in\r\n"
        );
        (await ImapFails(server, MailboxSecurity.StartTlsRequired)).Failure.ShouldBe(FetchFailure.Tampered);
    }

    [Theory]
    [InlineData("* 1 FETCH (UID 1 BODY[] {999999999999}\r\n", FetchFailure.TooLarge)]
    [InlineData("* 1 FETCH (UID 1 BODY[] {10}\r\nabc", FetchFailure.ConnectionLost)]
    [InlineData("* 1 FETCH (UID 1 X {99999999}\r\n", FetchFailure.TooLarge)]
    [InlineData("* BYE going down\r\n", FetchFailure.ConnectionLost)]
    [InlineData("", FetchFailure.ConnectionLost)]
    public async Task Answers_that_make_no_sense_end_the_connection_with_a_reason(string answer, FetchFailure failure)
    {
        var ended = false;
        await using var server = new ScriptedServer(
            Greeting,
            line =>
            {
                if (line.Contains("FETCH", StringComparison.Ordinal))
                {
                    ended = true;
                    return answer;
                }

                return ended || !line.StartsWith('a') ? null : ScriptedServer.Tag(line) + " OK\r\n";
            }
        );
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var options = server.Options() with
        {
            Timeout = TimeSpan.FromMilliseconds(500),
            Credentials = new MailboxCredentials("jane", "x"),
        };
        var thrown = await Should.ThrowAsync<FetchException>(async () =>
        {
            await using var client = await ImapClient.ConnectAsync(options, limit.Token);
            await client.FetchAsync(1, Stream.Null, 1_000_000, limit.Token);
        });
        thrown.Failure.ShouldBeOneOf(failure, FetchFailure.NoAnswer);
    }

    [Fact]
    public async Task A_line_without_end_and_brackets_without_number_are_stopped()
    {
        await using var server = new ScriptedServer(
            Greeting,
            line =>
                line.Contains("SEARCH", StringComparison.Ordinal)
                    ? "* SEARCH " + new string('(', 1_000) + "\r\n"
                    : ScriptedServer.Tag(line) + " OK\r\n"
        );
        var thrown = await ImapFails(server, then: async c => await c.SearchAsync(cancel: Cancel));
        thrown.Failure.ShouldBe(FetchFailure.TooLarge);
        await using var endless = new ScriptedServer("* OK " + new string('x', 9_000_000), _ => "");
        (await ImapFails(endless)).Failure.ShouldBe(FetchFailure.TooLarge);
    }

    [Fact]
    public async Task A_password_of_other_letters_goes_as_a_counted_string()
    {
        await using var server = new ScriptedServer(
            Greeting,
            line =>
                line.EndsWith("+}", StringComparison.Ordinal) ? ""
                : line.StartsWith('a') ? ScriptedServer.Tag(line) + " OK\r\n"
                : "a1 OK [CAPABILITY IMAP4rev1] in\r\n"
        );
        await using (var client = await ImapClient.ConnectAsync(server.Options(), Cancel))
        {
            client.Capabilities.ShouldNotContain("IDLE");
        }

        server.Heard[0].ShouldBe("a1 LOGIN \"jane\" {9+}");
    }

    [Theory]
    [InlineData("[AUTHENTICATIONFAILED] Invalid credentials", FetchFailure.PasswordRefused, false)]
    [InlineData("[ALERT] Application-specific password required", FetchFailure.AppPasswordNeeded, false)]
    [InlineData("[UNAVAILABLE] Try again later", FetchFailure.ServerBusy, true)]
    public async Task A_refusal_tells_what_to_do(string words, FetchFailure failure, bool transient)
    {
        await using var server = new ScriptedServer(
            "* OK [CAPABILITY IMAP4rev1 AUTH=PLAIN SASL-IR] hello\r\n",
            line => $"{ScriptedServer.Tag(line)} NO {words}\r\n"
        );
        var thrown = await ImapFails(server);
        (thrown.Failure, thrown.IsTransient).ShouldBe((failure, transient));
        thrown.ToString().ShouldNotContain("pässword");
    }

    [Fact]
    public async Task A_refused_token_is_told_after_its_reason_was_heard()
    {
        await using var server = new ScriptedServer(
            "* OK [CAPABILITY IMAP4rev1 AUTH=XOAUTH2] hello\r\n",
            line =>
                line.StartsWith('a') ? "+ \r\n"
                : line.Length > 0 ? "+ eyJzdGF0dXMiOiI0MDAifQ==\r\n"
                : "a1 NO AUTHENTICATE failed.\r\n"
        );
        var options = server.Options() with
        {
            Credentials = new MailboxCredentials("jane", "token", MailboxSignIn.OAuth2),
        };
        var thrown = await Should.ThrowAsync<FetchException>(() => ImapClient.ConnectAsync(options, Cancel));
        thrown.Failure.ShouldBe(FetchFailure.TokenRefused);
        server.Heard[1].ShouldBe(Convert.ToBase64String("user=jane\u0001auth=Bearer token\u0001\u0001"u8));
    }

    [Fact]
    public async Task Without_move_and_uidplus_mails_are_copied_and_only_marked()
    {
        await using var server = new ScriptedServer(Greeting, line => ScriptedServer.Tag(line) + " OK\r\n");
        var options = server.Options() with { Credentials = new MailboxCredentials("jane", "x") };
        await using (var client = await ImapClient.ConnectAsync(options, Cancel))
        {
            await client.MoveAsync([3, 5], "Done", Cancel);
        }

        server.Heard.Select(l => l[(l.IndexOf(' ') + 1)..]).ShouldContain("UID COPY 3,5 \"Done\"");
        server.Heard.ShouldNotContain(l => l.Contains("EXPUNGE", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("\\Seen) (")]
    [InlineData("a\r\nb")]
    [InlineData("")]
    public async Task A_flag_that_is_none_is_misuse(string flag)
    {
        await using var server = new ScriptedServer(Greeting, line => ScriptedServer.Tag(line) + " OK\r\n");
        var options = server.Options() with { Credentials = new MailboxCredentials("jane", "x") };
        await using var client = await ImapClient.ConnectAsync(options, Cancel);
        await Should.ThrowAsync<ArgumentException>(() => client.AddFlagsAsync([1], [flag], Cancel));
    }

    [Fact]
    public async Task A_pop3_server_without_encryption_gets_no_password_when_it_is_wanted()
    {
        await using var server = new ScriptedServer("+OK hello <1.2@x>\r\n", _ => "-ERR what\r\n");
        var thrown = await Should.ThrowAsync<FetchException>(() =>
            Pop3Client.ConnectAsync(server.Options(MailboxSecurity.StartTlsRequired), Cancel)
        );
        thrown.Failure.ShouldBe(FetchFailure.StartTlsMissing);
        server.Heard.ShouldBe(["CAPA"]);
    }

    [Fact]
    public async Task Apop_says_a_digest_in_place_of_the_password()
    {
        await using var server = new ScriptedServer(
            "+OK POP3 server ready <1896.697170952@dbc.mtview.ca.us>\r\n",
            line => line.StartsWith("CAPA", StringComparison.Ordinal) ? "-ERR\r\n" : "+OK\r\n"
        );
        var options = server.Options() with { Credentials = new MailboxCredentials("mrose", "tanstaaf") };
        await using var client = await Pop3Client.ConnectAsync(options, Cancel);
        // The example of RFC 1939, section 7.
        server.Heard[^1].ShouldBe("APOP mrose c4c9334bac560ecc979e58001b3e22fb");
    }

    [Fact]
    public async Task A_pop3_mail_without_end_is_stopped_at_its_limit()
    {
        await using var server = new ScriptedServer(
            "+OK\r\n",
            line =>
                line.StartsWith("RETR", StringComparison.Ordinal)
                    ? "+OK\r\n" + string.Concat(Enumerable.Repeat("xxxxxxxxxx\r\n", 1_000))
                : line.StartsWith("CAPA", StringComparison.Ordinal) ? "-ERR\r\n"
                : "+OK\r\n"
        );
        await using var client = await Pop3Client.ConnectAsync(server.Options(), Cancel);
        var thrown = await Should.ThrowAsync<FetchException>(() => client.FetchAsync(1, Stream.Null, 5_000, Cancel));
        thrown.Failure.ShouldBe(FetchFailure.TooLarge);
    }

    [Theory]
    [InlineData("Gesendet & weg", "Gesendet &- weg")]
    [InlineData("Entwürfe", "Entw&APw-rfe")]
    [InlineData("已发送", "&XfJT0ZAB-")]
    [InlineData("~peter/mail/日本語/台北", "~peter/mail/&ZeVnLIqe-/&U,BTFw-")]
    public void Names_of_folders_come_back_as_they_went(string name, string written)
    {
        ModifiedUtf7.Encode(name).ShouldBe(written);
        ModifiedUtf7.Decode(written).ShouldBe(name);
    }

    [Theory]
    [InlineData("&")]
    [InlineData("&!!-x")]
    [InlineData("a&AP-")]
    public void A_badly_written_name_stays_as_it_is(string written) => ModifiedUtf7.Decode(written).ShouldBe(written);
}
