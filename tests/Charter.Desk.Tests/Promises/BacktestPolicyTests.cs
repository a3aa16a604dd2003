using Charter.Desk.Promises;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Testing;
using Charter.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Xunit;

namespace Charter.Desk.Tests.Promises;

/// <summary>A draft is tried on what really happened at this desk.</summary>
public sealed class BacktestPolicyTests
{
    private const string Draft = "All emails will be acknowledged within 1 hour and answered within 24 hours.";

    [Theory, OnBothDatabases]
    public async Task The_desks_own_journal_tells_what_a_draft_would_have_kept(DatabaseKind kind)
    {
        await using var desk = await PolicyDesk.OpenAsync(kind, PolicyDesk.FormalPolicy);
        await desk.MailAsync("2026-03-02 10:00", "ada@customer.example");
        await desk.MailAsync("2026-03-10 10:00", "bob@customer.example");
        await desk.WatchAsync("2026-03-20 10:00");
        var told = new Told();

        var outcome = await RunAsync(desk, new BacktestPolicy.Request(Text: Draft), progress: told);

        var report = outcome.Value.Report;
        outcome.Value.Zone.ShouldBe("Europe/London");
        report.Tickets.ShouldBe(2);
        // The desk acknowledged by itself; nobody answered, whatever promises of its own policy broke meanwhile.
        report.Promises.Select(p => (p.All.Kept, p.All.Broken)).ShouldBe([(2, 0), (0, 2)]);
        told.Last.ShouldBe((2, 2));
    }

    [Theory, OnBothDatabases]
    public async Task Only_tickets_that_opened_in_the_span_are_counted(DatabaseKind kind)
    {
        await using var desk = await PolicyDesk.OpenAsync(kind, PolicyDesk.FormalPolicy);
        await desk.MailAsync("2026-03-02 23:30", "ada@customer.example");
        await desk.MailAsync("2026-03-03 00:30", "bob@customer.example");

        var second = new LocalDate(2026, 3, 2);
        (await TicketsAsync(desk, second, second)).ShouldBe(1);
        (await TicketsAsync(desk, second.PlusDays(1), null)).ShouldBe(1);
        (await TicketsAsync(desk, null, second.PlusDays(-1))).ShouldBe(0);
        (await TicketsAsync(desk, second, second.PlusDays(1))).ShouldBe(2);
    }

    [Theory, OnBothDatabases]
    public async Task A_version_can_be_tried_and_the_one_in_force_is_meant_where_none_is_named(DatabaseKind kind)
    {
        await using var desk = await PolicyDesk.OpenAsync(kind, PolicyDesk.FormalPolicy);
        await desk.MailAsync("2026-03-02 10:00");

        var version = await desk.ReadAsync(db => db.PolicyVersions.SingleAsync());
        var named = await RunAsync(desk, new BacktestPolicy.Request(version.Id));
        var current = await RunAsync(desk, new BacktestPolicy.Request());

        named.Value.Report.Promises.Length.ShouldBeGreaterThan(2);
        current.Value.Report.Promises.Select(p => p.All).ShouldBe(named.Value.Report.Promises.Select(p => p.All));
        (await RunAsync(desk, new BacktestPolicy.Request(999_999))).Refusal.ShouldBeOfType<NotFound>();
    }

    [Theory, OnBothDatabases]
    public async Task Who_may_not_read_promises_may_not_try_them(DatabaseKind kind)
    {
        await using var desk = await PolicyDesk.OpenAsync(kind, PolicyDesk.FormalPolicy);
        var reader = Actor.Staff(desk.SetUp.AdministratorId, Permissions.ReadPolicy, []);

        (await RunAsync(desk, new BacktestPolicy.Request(Text: Draft), reader)).Refusal.ShouldBeOfType<NotAllowed>();
    }

    [Theory, OnBothDatabases]
    public async Task What_cannot_be_tried_is_refused(DatabaseKind kind)
    {
        await using var desk = await PolicyDesk.OpenAsync(kind, PolicyDesk.FormalPolicy);
        var day = new LocalDate(2026, 3, 2);

        (await RunAsync(desk, new BacktestPolicy.Request(Text: " "))).Refusal.ShouldBeOfType<InvalidField>();
        (await RunAsync(desk, new BacktestPolicy.Request(Text: Draft, FirstOn: day, LastOn: day.PlusDays(-5))))
            .Refusal.ShouldBeOfType<InvalidField>()
            .Code.ShouldNotBeEmpty();
    }

    private static async Task<long> TicketsAsync(PolicyDesk desk, LocalDate? first, LocalDate? last) =>
        (await RunAsync(desk, new BacktestPolicy.Request(Text: Draft, FirstOn: first, LastOn: last)))
            .Value
            .Report
            .Tickets;

    private static Task<Outcome<BacktestPolicy.Result>> RunAsync(
        PolicyDesk desk,
        BacktestPolicy.Request request,
        Actor? actor = null,
        IProgress<(long Done, long Of)>? progress = null
    ) =>
        BacktestPolicy.Run(
            desk.Desk.Reads,
            actor ?? desk.Administrator,
            request,
            desk.Modules.Editions,
            PolicyDesk.At("2026-03-20 12:00"),
            progress,
            TestContext.Current.CancellationToken
        );

    private sealed class Told : IProgress<(long Done, long Of)>
    {
        public (long Done, long Of) Last { get; private set; }

        public void Report((long Done, long Of) value) => Last = value;
    }
}
