using Charter.Desk.Automation;
using Charter.Desk.Promises;
using Charter.Testing;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Xunit;

namespace Charter.Desk.Tests.Promises;

/// <summary>Several nodes look at the same clocks at the same moment, and each thing is still told once.</summary>
public sealed class TwoNodesTests
{
    [Fact]
    public async Task Two_watches_at_once_record_each_breach_once_and_tell_each_person_once()
    {
        await using var desk = await PolicyDesk.OpenAsync(DatabaseKind.Postgres, PolicyDesk.Memo);
        var tickets = new List<long>();
        for (var i = 0; i < 20; i++)
        {
            tickets.Add((await desk.MailAsync("2026-03-03 10:00", from: $"customer{i}@customer.example")).TicketId);
        }

        var other = new Modules();
        await using var node = desk.Desk.OpenNode(other.Reactions);
        var now = PolicyDesk.At("2026-03-04 10:01");

        var looked = await Task.WhenAll(
            Watch(desk.Modules.WatchOn(desk.Desk.Reads, desk.Desk.Writes), now),
            Watch(other.WatchOn(node.Reads, node.Writes), now)
        );

        looked.Sum(l => l.Recorded).ShouldBeGreaterThan(0);
        foreach (var ticket in tickets)
        {
            var kinds = await desk.KindsAsync(ticket);
            kinds.Count(k => k == "promise.broken").ShouldBe(1);
            kinds.Count(k => k == "ticket.escalated").ShouldBe(1);
        }

        var mailed = await desk.ReadAsync(db =>
            db.Outbox.CountAsync(o => o.Effect == NoticeMail.Effect && tickets.Contains(o.TicketId!.Value))
        );
        mailed.ShouldBe(tickets.Count);
        (await FindingsAsync(desk)).ShouldBeEmpty();
    }

    private static Task<WatchClocks.Result> Watch(WatchClocks watch, Instant now) =>
        Task.Run(() => watch.RunAsync(now, CancellationToken.None));

    private static async Task<List<string>> FindingsAsync(PolicyDesk desk)
    {
        await using var db = desk.Desk.Reads.Open();
        var findings = new List<string>();
        await foreach (
            var finding in new ClocksEqualRecomputation(desk.Modules.Clocks).RunAsync(
                db,
                PolicyDesk.At("2026-03-04 10:02"),
                CancellationToken.None
            )
        )
        {
            findings.Add($"{finding.Object}: {finding.Problem}");
        }

        return findings;
    }
}
