using System.Net;
using System.Net.Sockets;
using Charter.Channels.Email;
using Charter.Desk.Deliveries;
using Charter.Desk.Settings;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Mail.Dkim;
using Charter.Mail.Mime;
using Charter.Testing;
using Charter.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using MailSecurity = Charter.Desk.Settings.MailSecurity;

namespace Charter.Channels.Tests.Email;

/// <summary>Several servers by which mail leaves: which is asked, when the next one is, and when mail waits.</summary>
public sealed class MailRouteTests
{
    private static readonly Actor Administrator = Actor.System("test");

    [Theory, OnBothDatabases]
    public async Task A_server_that_can_not_be_reached_is_passed_over_at_once(DatabaseKind kind)
    {
        await using var spare = Server.Start();
        await using var bench = await ChannelBench.OpenAsync(kind, DeadPort());
        await AddRouteAsync(bench, "spare", spare.Port);

        var result = await SendAsync(bench);

        result.Verdict.ShouldBe(EffectVerdict.Done, result.Detail);
        result.Detail.ShouldNotBeNull().ShouldStartWith("spare: 250");
        spare.Taken.Count.ShouldBe(1);
        var routes = await RoutesAsync(bench);
        routes[0].LastError.ShouldNotBeNullOrEmpty();
        routes[1].LastError.ShouldBeNull();
        routes[1].LastSentAt.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("MAIL", 550, "You may not send from that address")]
    [InlineData("MAIL", 451, "Too many mails from you")]
    [InlineData("RCPT", 554, "5.7.1 Relay access denied")]
    public async Task A_server_that_has_something_against_us_is_passed_over(string command, int code, string words)
    {
        await using var first = Server.Start((command, code, words));
        await using var spare = Server.Start();
        await using var bench = await ChannelBench.OpenAsync(DatabaseKind.Sqlite, first.Port);
        await AddRouteAsync(bench, "spare", spare.Port);

        (await SendAsync(bench)).Verdict.ShouldBe(EffectVerdict.Done);

        first.Taken.ShouldBeEmpty();
        spare.Taken.Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_a_server_says_about_the_recipient_is_final()
    {
        await using var first = Server.Start(("RCPT", 550, "5.1.1 No such mailbox"));
        await using var spare = Server.Start();
        await using var bench = await ChannelBench.OpenAsync(DatabaseKind.Sqlite, first.Port);
        await AddRouteAsync(bench, "spare", spare.Port);

        var result = await SendAsync(bench);

        result.Verdict.ShouldBe(EffectVerdict.Refused);
        result.Detail.ShouldNotBeNull().ShouldContain("No such mailbox");
        spare.Taken.ShouldBeEmpty();
        (await RoutesAsync(bench))[0].LastError.ShouldBeNull();
    }

    [Fact]
    public async Task A_recipient_that_is_greylisted_is_tried_later_and_not_elsewhere()
    {
        await using var first = Server.Start(("RCPT", 450, "4.2.0 Greylisted"));
        await using var spare = Server.Start();
        await using var bench = await ChannelBench.OpenAsync(DatabaseKind.Sqlite, first.Port);
        await AddRouteAsync(bench, "spare", spare.Port);

        (await SendAsync(bench)).Verdict.ShouldBe(EffectVerdict.Lost);

        spare.Taken.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_server_that_failed_just_now_is_asked_last()
    {
        await using var spare = Server.Start();
        await using var bench = await ChannelBench.OpenAsync(DatabaseKind.Sqlite, DeadPort());
        await AddRouteAsync(bench, "spare", spare.Port);
        var time = new StillTime(Instant.FromUtc(2026, 3, 3, 10, 0));
        await SendAsync(bench, time: time);
        var failedAt = (await RoutesAsync(bench))[0].LastFailedAt;

        time.Now += Duration.FromSeconds(59);
        await SendAsync(bench, time: time);
        (await RoutesAsync(bench))[0].LastFailedAt.ShouldBe(failedAt);

        time.Now += Duration.FromSeconds(2);
        await SendAsync(bench, time: time);
        (await RoutesAsync(bench))[0].LastFailedAt.ShouldBe(time.Now);
        spare.Taken.Count.ShouldBe(3);
    }

    [Theory, OnBothDatabases]
    public async Task A_capped_mail_waits_until_there_is_room_and_no_try_is_counted(DatabaseKind kind)
    {
        await using var server = Server.Start();
        await using var bench = await ChannelBench.OpenAsync(kind, server.Port);
        await CapAsync(bench, 2);
        var start = Instant.FromUtc(2026, 3, 3, 10, 0);
        var time = new StillTime(start);
        (await SendAsync(bench, time: time)).Verdict.ShouldBe(EffectVerdict.Done);
        time.Now += Duration.FromSeconds(20);
        (await SendAsync(bench, time: time)).Verdict.ShouldBe(EffectVerdict.Done);
        time.Now += Duration.FromSeconds(20);

        var put = await SendAsync(bench, time: time);

        (put.Verdict, put.PutOffUntil).ShouldBe((EffectVerdict.PutOff, start + Duration.FromMinutes(1)));
        time.Now = put.PutOffUntil!.Value;
        (await SendAsync(bench, time: time)).Verdict.ShouldBe(EffectVerdict.Done);
        (await SendAsync(bench, time: time)).Verdict.ShouldBe(EffectVerdict.PutOff);
        server.Taken.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Nodes_that_send_at_once_do_not_count_past_a_cap_together()
    {
        await using var server = Server.Start();
        await using var bench = await ChannelBench.OpenAsync(DatabaseKind.Postgres, server.Port);
        await CapAsync(bench, 5);
        var time = new StillTime(Instant.FromUtc(2026, 3, 3, 10, 0));
        await using var other = bench.Desk.OpenNode([]);
        var elsewhere = new MailSender(
            new MailConnection(secret => secret),
            new MailSigner(secret => secret),
            other.Reads,
            other.Writes,
            time
        );

        var results = await Task.WhenAll(
            Enumerable
                .Range(0, 12)
                .Select(i =>
                    (i % 2 == 0 ? bench.Sender(time) : elsewhere).SendAsync(null, ["to@else.example"], Mail(i), default)
                )
        );

        results.Count(r => r.Verdict == EffectVerdict.Done).ShouldBe(5);
        results.Count(r => r.Verdict == EffectVerdict.PutOff).ShouldBe(7);
        server.Taken.Count.ShouldBe(5);
    }

    [Fact]
    public async Task A_route_kept_for_a_department_carries_nobody_elses_mail()
    {
        await using var everybody = Server.Start();
        await using var accounts = Server.Start();
        await using var bench = await ChannelBench.OpenAsync(DatabaseKind.Sqlite, everybody.Port);
        var department = await bench.ReadAsync(db => db.Departments.SingleAsync(d => d.Name == "Accounts"));
        await AddRouteAsync(bench, "accounts", accounts.Port, department.Id);
        var route = (await RoutesAsync(bench))[1];
        await bench.Desk.WriteAsync((db, ct) => MoveMailRoute.Handle(db, Administrator, new(route.Id), ct));

        await SendAsync(bench, department.Id);
        await SendAsync(bench);

        (accounts.Taken.Count, everybody.Taken.Count).ShouldBe((1, 1));
    }

    [Theory, OnBothDatabases]
    public async Task Mail_is_signed_with_the_key_that_signs_for_its_domain(DatabaseKind kind)
    {
        await using var server = Server.Start();
        await using var bench = await ChannelBench.OpenAsync(kind, server.Port);
        var first = await MakeKeyAsync(bench);
        await SendAsync(bench);
        await SetAsync(bench, first.KeyId, true);
        await SendAsync(bench);
        var second = await MakeKeyAsync(bench);
        await SetAsync(bench, second.KeyId, true);
        await SendAsync(bench);
        await SetAsync(bench, second.KeyId, false);
        await SendAsync(bench);

        server
            .Taken.Select(e => MailReader.Read(e.Raw).Headers.Value("DKIM-Signature"))
            .Select(s =>
                s is null ? ""
                : s.Contains($"s={first.Selector};", StringComparison.Ordinal) ? "first"
                : "second"
            )
            .ShouldBe(["", "first", "second", ""]);
        second.Selector.ShouldNotBe(first.Selector);
        var keys = await bench.ReadAsync(db => db.DkimKeys.OrderBy(k => k.Id).ToListAsync());
        keys[0].RetiredAt.ShouldNotBeNull();
        keys.ShouldAllBe(k => !k.IsSigning);
    }

    [Fact]
    public async Task A_key_that_signs_is_not_thrown_away_by_mistake()
    {
        await using var bench = await ChannelBench.OpenAsync(DatabaseKind.Sqlite);
        var key = await MakeKeyAsync(bench);
        await SetAsync(bench, key.KeyId, true);

        var removed = await bench.Desk.WriteAsync(
            (db, ct) => RemoveDkimKey.Handle(db, Administrator, new(key.KeyId), ct)
        );

        removed.Refusal.ShouldBe(new RemoveDkimKey.KeyIsSigning());
    }

    private static async Task<AddDkimKey.Result> MakeKeyAsync(ChannelBench bench)
    {
        var pair = DkimKeyPair.Create();
        var request = new AddDkimKey.Request("Quay.example", pair.PrivateKeyPem, pair.DnsRecord);
        return (await bench.Desk.WriteAsync((db, ct) => AddDkimKey.Handle(db, Administrator, request, ct))).Value;
    }

    private static Task<Outcome<Done>> SetAsync(ChannelBench bench, long keyId, bool isSigning) =>
        bench.Desk.WriteAsync((db, ct) => SignWithDkimKey.Handle(db, Administrator, new(keyId, isSigning), ct));

    private static Task<EffectResult> SendAsync(
        ChannelBench bench,
        long? departmentId = null,
        TimeProvider? time = null
    ) => bench.Sender(time).SendAsync(departmentId, ["to@else.example"], Mail(0), CancellationToken.None);

    private static OutgoingMail Mail(int number) =>
        new()
        {
            MessageId = $"{number}.{Guid.NewGuid():N}@quay.example",
            From = new MailAddress("Quay Sails", ChannelBench.Address),
            Date = DateTimeOffset.UnixEpoch,
            To = [new MailAddress("", "to@else.example")],
            Subject = "Hello",
            Text = "A sail.",
        };

    private static async Task AddRouteAsync(ChannelBench bench, string name, int port, params long[] departments)
    {
        var fields = new MailRouteFields(name, "127.0.0.1", port, MailSecurity.None, "", true, departments);
        var added = await bench.Desk.WriteAsync(
            (db, ct) => SaveMailRoute.Handle(db, Administrator, new(null, fields, null), ct)
        );
        added.Refusal.ShouldBeNull();
    }

    private static async Task CapAsync(ChannelBench bench, int mostPerMinute) =>
        await bench.Desk.WriteAsync(
            async (db, ct) =>
            {
                (await db.MailRoutes.AsTracking().SingleAsync(ct)).MostPerMinute = mostPerMinute;
                return Outcome<Done>.Of(Done.It);
            }
        );

    private static Task<List<MailRoute>> RoutesAsync(ChannelBench bench) =>
        bench.ReadAsync(db => db.MailRoutes.OrderBy(r => r.Position).ToListAsync());

    private static int DeadPort()
    {
        using var socket = new TcpListener(IPAddress.Loopback, 0);
        socket.Start();
        return ((IPEndPoint)socket.LocalEndpoint).Port;
    }

    /// <summary>A clock that a test moves.</summary>
    private sealed class StillTime(Instant now) : TimeProvider
    {
        public Instant Now { get; set; } = now;

        public override DateTimeOffset GetUtcNow() => Now.ToDateTimeOffset();
    }
}
