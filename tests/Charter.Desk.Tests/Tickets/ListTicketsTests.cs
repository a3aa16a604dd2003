using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Tickets;
using Charter.Policy;
using Charter.Testing;
using Charter.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Xunit;

namespace Charter.Desk.Tests.Tickets;

public sealed class ListTicketsTests
{
    [Theory, OnBothDatabases]
    public async Task Pages_follow_each_other_by_due_time_without_gap_or_repeat(DatabaseKind kind)
    {
        await using var scene = await DeskScene.OpenAsync(kind);
        var due = new int?[] { 5, null, 1, 3, 3, null, 2, 4, 1, null, 6 };
        foreach (var hours in due)
        {
            await OpenDueAsync(scene, hours);
        }

        var seen = new List<TicketRow>();
        string? after = null;
        do
        {
            var page = await ListAsync(scene, new ListTickets.Request(new(), Limit: 2, After: after));
            page.Rows.Count.ShouldBeLessThanOrEqualTo(2);
            seen.AddRange(page.Rows);
            after = page.Next;
        } while (after is not null);

        seen.Select(r => r.Id).ShouldBeUnique();
        seen.Select(r => r.Number).ShouldBe([3, 9, 7, 4, 5, 8, 1, 11, 10, 6, 2]);
    }

    [Theory, OnBothDatabases]
    public async Task The_newest_come_first_when_asked_so(DatabaseKind kind)
    {
        await using var scene = await DeskScene.OpenAsync(kind);
        for (var i = 0; i < 5; i++)
        {
            await scene.OpenTicketAsync();
        }

        var first = await ListAsync(scene, new(new(), TicketSort.Newest, 3));
        var second = await ListAsync(scene, new(new(), TicketSort.Newest, 3, first.Next));
        first.Rows.Concat(second.Rows).Select(r => r.Number).ShouldBe([5, 4, 3, 2, 1]);
        second.Next.ShouldBeNull();
    }

    [Theory, OnBothDatabases]
    public async Task Each_view_holds_its_tickets_and_the_counts_agree(DatabaseKind kind)
    {
        await using var scene = await DeskScene.OpenAsync(kind);
        var ada = scene.Ada;
        var mine = (await scene.OpenTicketAsync()).TicketId;
        await scene.DoneAsync(ada, (db, ct) => AssignTicket.Handle(db, ada, new(mine, ada.Id), ct));
        await OpenDueAsync(scene, hours: -1);
        await OpenDueAsync(scene, hours: 1, warnHours: -1);
        await OpenDueAsync(scene, hours: 9, warnHours: 7);
        var resolved = (await scene.OpenTicketAsync()).TicketId;
        await scene.DoneAsync(ada, (db, ct) => ResolveTicket.Handle(db, ada, new(resolved), ct));

        (await ViewAsync(InboxView.Mine)).ShouldBe([1]);
        (await ViewAsync(InboxView.Department)).ShouldBe([2, 3, 4, 1]);
        (await ViewAsync(InboxView.Unassigned)).ShouldBe([2, 3, 4]);
        (await ViewAsync(InboxView.Broken)).ShouldBe([2]);
        (await ViewAsync(InboxView.BreakingSoon)).ShouldBe([3]);
        (await ViewAsync(InboxView.All)).ShouldBe([2, 3, 4, 5, 1]);
        var counts = await scene.ReadAsync(db => CountInbox.Run(db, ada, scene.Now, default));
        counts.Value.ShouldBe(new CountInbox.Result(1, 4, 3, 1, 1, 4));

        async Task<List<int>> ViewAsync(InboxView view)
        {
            var page = await scene.ReadAsync(db =>
                ListTickets.Run(db, ada, new(new() { View = view }), scene.Now, default)
            );
            return [.. page.Value.Rows.Select(r => r.Number)];
        }
    }

    [Theory, OnBothDatabases]
    public async Task Filters_narrow_the_list_together(DatabaseKind kind)
    {
        await using var scene = await DeskScene.OpenAsync(kind);
        var ada = scene.Ada;
        var first = (await scene.OpenTicketAsync(subject: "Kettle LEAKS badly")).TicketId;
        await scene.OpenTicketAsync(scene.Dan, "Kettle is fine");
        await scene.DoneAsync(ada, (db, ct) => TagTicket.Handle(db, ada, new(first, ["Water damage"], []), ct));
        await scene.DoneAsync(ada, (db, ct) => ChangePriority.Handle(db, ada, new(first, "urgent"), ct));

        (await NumbersAsync(new() { Text = "leaks" })).ShouldBe([1]);
        (await NumbersAsync(new() { Text = "#2" })).ShouldBe([2]);
        (await NumbersAsync(new() { Text = "kettle", CustomerId = scene.Dan })).ShouldBe([2]);
        (await NumbersAsync(new() { Tag = "water DAMAGE", Priority = "Urgent" })).ShouldBe([1]);
        (await NumbersAsync(new() { Status = TicketStatus.Closed })).ShouldBeEmpty();
        (await NumbersAsync(new() { Channel = ServedSubject.Chat })).ShouldBeEmpty();
        var row = (await ListAsync(scene, new(new() { Text = "#1" }))).Rows.ShouldHaveSingleItem();
        row.Tags.ShouldBe(["water damage"]);
        row.CustomerName.ShouldBe("Cleo Customer");
        row.DepartmentName.ShouldBe("Service");
        row.AssigneeName.ShouldBeNull();

        async Task<List<int>> NumbersAsync(TicketFilter filter) =>
            [.. (await ListAsync(scene, new(filter, TicketSort.Newest))).Rows.Select(r => r.Number)];
    }

    [Theory, OnBothDatabases]
    public async Task Search_finds_what_was_written_and_only_where_the_actor_may_look(DatabaseKind kind)
    {
        await using var scene = await DeskScene.OpenAsync(kind);
        var filed = await scene.MailAsync("cleo@example.org", "The thermostat is broken");
        await scene.MailAsync("dan@example.net", "The lid is loose");
        var filter = new TicketFilter { Text = "thermostat" };

        (await FindAsync(scene.Ada, TicketSort.NextDue)).ShouldBe([filed.TicketId]);
        (await FindAsync(scene.Manager, TicketSort.Newest)).ShouldBe([filed.TicketId]);
        (await FindAsync(scene.Ben, TicketSort.Newest)).ShouldBeEmpty();

        async Task<List<long>> FindAsync(Actor actor, TicketSort sort)
        {
            var page = await scene.ReadAsync(db =>
                ListTickets.Run(db, actor, new(filter, sort), scene.Now, default, scene.Desk.Database.Search)
            );
            return [.. page.Value.Rows.Select(r => r.Id)];
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("OTk5OTk5OTk5OTk5OTk5OTk5OTk5OSAx")]
    [InlineData("LSAt")]
    public async Task A_cursor_that_no_list_gave_is_refused(string cursor)
    {
        await using var scene = await DeskScene.OpenAsync(DatabaseKind.Sqlite);
        var page = await scene.ReadAsync(db =>
            ListTickets.Run(db, scene.Manager, new(new(), After: cursor), scene.Now, default)
        );
        page.Refusal.ShouldBeOfType<InvalidField>().Field.ShouldBe("after");
    }

    private static async Task<ListTickets.Result> ListAsync(DeskScene scene, ListTickets.Request request) =>
        (await scene.ReadAsync(db => ListTickets.Run(db, scene.Manager, request, scene.Now, default))).Value;

    // The caches that the promises keep, as they would have left them.
    private static async Task OpenDueAsync(DeskScene scene, int? hours, int? warnHours = null)
    {
        var id = (await scene.OpenTicketAsync()).TicketId;
        await scene.DoneAsync<Done>(
            scene.Administrator,
            async (db, ct) =>
            {
                var ticket = await db.Tickets.SingleAsync(t => t.Id == id, ct);
                ticket.NextDueAt = hours is { } h ? TestDesk.Now + Duration.FromHours(h) : null;
                ticket.NextWarnAt = warnHours is { } w ? TestDesk.Now + Duration.FromHours(w) : null;
                return Done.It;
            }
        );
    }
}
