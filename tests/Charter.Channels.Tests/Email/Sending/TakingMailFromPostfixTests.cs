using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Charter.Channels.Email;
using Charter.Channels.Tests.Email.Fetching;
using Charter.Desk.Conversations;
using Charter.Mail.Smtp;
using Charter.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace Charter.Channels.Tests.Email.Sending;

/// <summary>A real Postfix hands mail to the desk's own listener, by SMTP and by LMTP.</summary>
public sealed class TakingMailFromPostfixTests(PostfixServer postfix) : IClassFixture<PostfixServer>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseKind.Sqlite, false)]
    [InlineData(DatabaseKind.Sqlite, true)]
    [InlineData(DatabaseKind.Postgres, false)]
    [InlineData(DatabaseKind.Postgres, true)]
    public async Task Mail_is_filed_once_and_the_envelope_is_kept(DatabaseKind kind, bool isLmtp)
    {
        await using var bench = await OpenAsync(kind);
        await using var listener = ListenerOf(bench, isLmtp);
        await SendAsync(isLmtp, "Äpfel", "nils@sea.example");
        await postfix.UntilEmptyAsync();

        var ticket = await bench.ReadAsync(db => db.Tickets.SingleAsync(t => !t.IsTest, Cancel));
        ticket.Subject.ShouldBe("Äpfel");
        var intake = await bench.ReadAsync(db => db.Intakes.SingleAsync(Cancel));
        intake.Envelope.ShouldContain("nils@sea.example");
    }

    [Fact]
    public async Task Postfix_protects_what_it_hands_over_when_the_listener_has_a_certificate()
    {
        using var certificate = MakeCertificate();
        await using var bench = await OpenAsync(DatabaseKind.Sqlite);
        await using var listener = ListenerOf(bench, isLmtp: false, certificate);
        await SendAsync(isLmtp: false, "Protected", "nils@sea.example");
        await postfix.UntilEmptyAsync();

        var intake = await bench.ReadAsync(db => db.Intakes.SingleAsync(Cancel));
        await using var file = (await bench.Files.OpenAsync(intake.FileHash, Cancel)).ShouldNotBeNull();
        using var reader = new StreamReader(file);
        var raw = await reader.ReadToEndAsync(Cancel);
        raw[..raw.IndexOf("\r\n\r\n", StringComparison.Ordinal)].ShouldContain("with ESMTPS");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_listener_that_is_away_loses_nothing(bool isLmtp)
    {
        await using var bench = await OpenAsync(DatabaseKind.Sqlite);
        for (var i = 0; i < 5; i++)
        {
            await SendAsync(isLmtp, $"Sail {i}", "nils@sea.example");
        }

        await using var listener = ListenerOf(bench, isLmtp);
        await postfix.UntilEmptyAsync();

        var subjects = await bench.ReadAsync(db =>
            db.Tickets.Where(t => !t.IsTest).Select(t => t.Subject).ToListAsync(Cancel)
        );
        subjects.Order().ShouldBe(["Sail 0", "Sail 1", "Sail 2", "Sail 3", "Sail 4"]);
    }

    // Postfix was not told that the mail is ours, so it brings it again; the desk knows it again.
    [Fact]
    public async Task A_line_that_is_cut_before_our_yes_arrives_files_the_mail_once()
    {
        await using var bench = await OpenAsync(DatabaseKind.Sqlite);
        await using var listener = ListenerOf(bench, isLmtp: false, port: 0);
        await using var proxy = new FaultProxy(listener.EndPoint.Port, postfix.DeskSmtp)
        {
            CutWhenServerSays = "250 2.0.0 OK",
        };
        proxy.SkipAnswers = 3;
        await SendAsync(isLmtp: false, "Once", "nils@sea.example");
        for (var i = 0; i < 600 && proxy.Faults == 0; i++)
        {
            await Task.Delay(50, Cancel);
        }

        proxy.CutWhenServerSays = null;
        await postfix.UntilEmptyAsync();

        (await bench.ReadAsync(db => db.Tickets.CountAsync(t => !t.IsTest, Cancel))).ShouldBe(1);
        (await bench.ReadAsync(db => db.Intakes.CountAsync(i => i.State == IntakeState.Filed, Cancel))).ShouldBe(1);
    }

    [Fact]
    public async Task An_address_that_is_not_ours_is_refused_to_Postfix_which_tells_the_sender()
    {
        await using var bench = await OpenAsync(DatabaseKind.Sqlite);
        await using var listener = ListenerOf(bench, isLmtp: false);
        var sender = PostfixServer.NewRecipient();
        await SendAsync(isLmtp: false, "Nobody", sender, "nobody@quay.example");

        var bounce = Encoding.UTF8.GetString((await postfix.MailsOfAsync(sender, 1))[0]);

        bounce.ShouldContain("There is no such mailbox here");
        (await bench.ReadAsync(db => db.Intakes.CountAsync(Cancel))).ShouldBe(0);
    }

    private static async Task<ChannelBench> OpenAsync(DatabaseKind kind)
    {
        var bench = await ChannelBench.OpenAsync(kind);
        await bench.Desk.WriteAsync(
            async (db, ct) =>
            {
                var settings = await db.MailSettings.AsTracking().SingleAsync(ct);
                settings.AcceptedRecipients = "help@quay.example, lmtp.quay.example";
                return Desk.Shared.Outcome<Desk.Shared.Done>.Of(Desk.Shared.Done.It);
            }
        );
        return bench;
    }

    private SmtpListener ListenerOf(
        ChannelBench bench,
        bool isLmtp,
        X509Certificate2? certificate = null,
        int? port = null
    ) =>
        new MailListener(
            bench.Intake,
            new EmailReader(bench.Files, bench.Addresses),
            bench.Addresses,
            TimeProvider.System,
            NullLogger<MailListener>.Instance
        ).Start(
            new IPEndPoint(IPAddress.Loopback, port ?? (isLmtp ? postfix.DeskLmtp : postfix.DeskSmtp)),
            "desk.quay.example",
            isLmtp,
            certificate
        );

    private async Task SendAsync(bool isLmtp, string subject, string from, string? to = null)
    {
        var options = new SmtpClientOptions
        {
            Host = "127.0.0.1",
            Port = postfix.Plain,
            Security = SmtpSecurity.None,
        };
        await using var client = await SmtpClient.ConnectAsync(options, Cancel);
        var raw =
            $"From: Nils <{from}>\r\nTo: help@quay.example\r\nSubject: {subject}\r\nMessage-ID: <{Guid.NewGuid():N}@sea.example>\r\n\r\nTorn.\r\n";
        var recipient = to ?? (isLmtp ? "help@lmtp.quay.example" : "help@quay.example");
        var sent = await client.SendAsync(from, [recipient], Encoding.UTF8.GetBytes(raw), Cancel);
        sent.IsSent.ShouldBeTrue();
    }

    private static X509Certificate2 MakeCertificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return request.CreateSelfSigned(
            new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero),
            new DateTimeOffset(2049, 1, 1, 0, 0, 0, TimeSpan.Zero)
        );
    }
}
