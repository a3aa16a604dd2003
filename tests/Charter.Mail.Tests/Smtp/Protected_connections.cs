using System.Net;
using System.Net.Sockets;
using System.Text;
using Charter.Mail.Smtp;

namespace Charter.Mail.Tests.Smtp;

public sealed class Protected_connections
{
    private static readonly byte[] Hello = Encoding.ASCII.GetBytes("Subject: Hi\r\n\r\nHello\r\n");

    [Fact]
    public async Task Starttls_protects_the_mail()
    {
        using var certificate = SelfSigned.Create();
        await using var box = Mailbox.Open(o => o with { Certificate = certificate, RequireTls = true });
        var options = box.Client with
        {
            Security = SmtpSecurity.StartTlsRequired,
            CertificateCheck = (_, shown, _, _) => shown?.GetCertHashString() == certificate.GetCertHashString(),
        };
        await using var client = await SmtpClient.ConnectAsync(options);
        client.IsSecure.ShouldBeTrue();
        await client.SendAsync("a@example.com", ["b@example.com"], Hello);
        box.Mails.ShouldHaveSingleItem().TlsUsed.ShouldBeTrue();
    }

    [Fact]
    public async Task A_certificate_that_nobody_vouches_for_is_not_believed()
    {
        using var certificate = SelfSigned.Create();
        await using var box = Mailbox.Open(o => o with { Certificate = certificate });
        await Should.ThrowAsync<SmtpLostException>(() =>
            SmtpClient.ConnectAsync(box.Client with { Security = SmtpSecurity.StartTlsRequired })
        );
    }

    [Fact]
    public async Task When_the_offer_is_stripped_nothing_is_sent()
    {
        await using var box = Mailbox.Open();
        var options = box.Client with
        {
            Security = SmtpSecurity.StartTlsRequired,
            Credentials = new SmtpCredentials("a", "secret"),
        };
        var refused = await Should.ThrowAsync<SmtpRefusedException>(() => SmtpClient.ConnectAsync(options));
        refused.Command.ShouldBe("STARTTLS");
    }

    [Fact]
    public async Task A_password_never_goes_over_an_open_line()
    {
        await using var box = Mailbox.Open();
        var options = box.Client with { Credentials = new SmtpCredentials("a", "secret") };
        (await Should.ThrowAsync<SmtpRefusedException>(() => SmtpClient.ConnectAsync(options))).Reply.Code.ShouldBe(
            538
        );
    }

    [Fact]
    public async Task Mail_without_tls_is_refused_where_tls_is_required()
    {
        using var certificate = SelfSigned.Create();
        await using var box = Mailbox.Open(o => o with { Certificate = certificate, RequireTls = true });
        await using var client = await SmtpClient.ConnectAsync(box.Client);
        (
            await Should.ThrowAsync<SmtpRefusedException>(() =>
                client.SendAsync("a@example.com", ["b@example.com"], Hello)
            )
        ).Reply.Code.ShouldBe(530);
    }

    [Fact]
    public async Task Words_put_into_the_servers_mouth_before_the_handshake_end_the_connection()
    {
        await using var server = new ScriptedServer(
            ("220 hi\r\n", ""),
            ("250-me\r\n250 STARTTLS\r\n", "EHLO"),
            ("220 go\r\n250 AUTH PLAIN\r\n", "STARTTLS")
        );
        var options = server.Client with { Security = SmtpSecurity.StartTlsRequired };
        (await Should.ThrowAsync<SmtpLostException>(() => SmtpClient.ConnectAsync(options))).Message.ShouldContain(
            "before TLS began"
        );
    }

    [Theory]
    [InlineData(SmtpAuthentication.Password, "AUTH PLAIN AGphbmUAc2VjcmV0")]
    [InlineData(SmtpAuthentication.OAuth2, "AUTH XOAUTH2 dXNlcj1qYW5lAWF1dGg9QmVhcmVyIHNlY3JldAEB")]
    public async Task Signing_in_says_what_the_server_expects(SmtpAuthentication way, string expected)
    {
        await using var server = new ScriptedServer(
            ("220 hi\r\n", ""),
            ("250-me\r\n250 AUTH PLAIN LOGIN XOAUTH2\r\n", "EHLO"),
            ("235 2.7.0 in\r\n", "AUTH"),
            ("221 bye\r\n", "QUIT")
        );
        var options = server.Client with
        {
            AllowPlaintextPassword = true,
            Credentials = new SmtpCredentials("jane", "secret", way),
        };
        await (await SmtpClient.ConnectAsync(options)).DisposeAsync();
        server.Heard.ShouldContain(expected);
    }

    [Fact]
    public async Task Login_goes_in_two_steps_and_a_wrong_password_is_a_refusal()
    {
        await using var server = new ScriptedServer(
            ("220 hi\r\n", ""),
            ("250-me\r\n250 AUTH LOGIN\r\n", "EHLO"),
            ("334 VXNlcm5hbWU6\r\n", "AUTH"),
            ("334 UGFzc3dvcmQ6\r\n", ""),
            ("535 5.7.8 no\r\n", "")
        );
        var options = server.Client with
        {
            AllowPlaintextPassword = true,
            Credentials = new SmtpCredentials("jane", "secret"),
        };
        var refused = await Should.ThrowAsync<SmtpRefusedException>(() => SmtpClient.ConnectAsync(options));
        refused.Reply.ShouldBe(new SmtpReply(535, "no", "5.7.8"));
        server.Heard.ShouldBe(["EHLO localhost", "AUTH LOGIN", "amFuZQ==", "c2VjcmV0"]);
    }

    [Fact]
    public async Task A_server_that_never_answers_is_given_up()
    {
        await using var server = new ScriptedServer();
        await Should.ThrowAsync<SmtpLostException>(() =>
            SmtpClient.ConnectAsync(server.Client with { Timeout = TimeSpan.FromMilliseconds(200) })
        );
    }

    [Fact]
    public async Task The_connection_test_tells_each_step_and_what_to_do()
    {
        using var certificate = SelfSigned.Create();
        await using var box = Mailbox.Open(o => o with { Certificate = certificate });
        var good = await SmtpConnectionTest.RunAsync(
            box.Client with
            {
                Security = SmtpSecurity.StartTlsRequired,
                CertificateCheck = (_, shown, _, _) => shown?.GetCertHashString() == certificate.GetCertHashString(),
            }
        );
        good.Select(s => (s.Name, s.Outcome))
            .ShouldBe([
                ("resolve", SmtpTestOutcome.Passed),
                ("connect", SmtpTestOutcome.Passed),
                ("greeting", SmtpTestOutcome.Passed),
                ("tls", SmtpTestOutcome.Passed),
                ("auth", SmtpTestOutcome.Passed),
            ]);
        good[3].Facts.ShouldContain("CN=localhost");

        var bad = await SmtpConnectionTest.RunAsync(box.Client with { Security = SmtpSecurity.StartTlsRequired });
        bad[3].Outcome.ShouldBe(SmtpTestOutcome.Failed);
        bad[3].Advice.ShouldContain("certificate");
        bad[4].Outcome.ShouldBe(SmtpTestOutcome.Skipped);
    }

    /// <summary>Waits for a word of the client's and says what the script has for it.</summary>
    private sealed class ScriptedServer : IAsyncDisposable
    {
        private readonly TcpListener listener = new(IPAddress.Loopback, 0);
        private readonly CancellationTokenSource stop = new();
        private readonly Task serving;

        public ScriptedServer(params (string Say, string After)[] script)
        {
            listener.Start();
            serving = ServeAsync(script);
        }

        public List<string> Heard { get; } = [];

        public SmtpClientOptions Client =>
            new()
            {
                Host = "127.0.0.1",
                Port = ((IPEndPoint)listener.LocalEndpoint).Port,
                Security = SmtpSecurity.None,
            };

        private async Task ServeAsync((string Say, string After)[] script)
        {
            try
            {
                using var tcp = await listener.AcceptTcpClientAsync(stop.Token);
                using var reader = new StreamReader(tcp.GetStream());
                for (var i = 0; i < script.Length; i++)
                {
                    if (i > 0)
                    {
                        var line = await reader.ReadLineAsync(stop.Token) ?? "";
                        Heard.Add(line);
                        line.ShouldStartWith(script[i].After);
                    }

                    await tcp.GetStream().WriteAsync(Encoding.ASCII.GetBytes(script[i].Say), stop.Token);
                }

                await reader.ReadLineAsync(stop.Token);
            }
            catch (Exception e) when (e is OperationCanceledException or IOException)
            {
                // The client has seen enough.
            }
        }

        public async ValueTask DisposeAsync()
        {
            await stop.CancelAsync();
            listener.Stop();
            await serving;
            stop.Dispose();
        }
    }
}
