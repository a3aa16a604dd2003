using Charter.Desk.Customers;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Staff.Events;
using Charter.Desk.Storage;
using Charter.Testing;
using Charter.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Charter.Storage.Tests.Writing;

public sealed class WriteGateTests
{
    [Theory]
    [OnBothDatabases]
    public async Task What_was_written_is_there_with_its_event_in_the_journal(DatabaseKind kind)
    {
        await using var desk = await TestDesk.OpenAsync(kind);

        var id = (await desk.WriteAsync(SampleDesk.AddDepartment("Sales"))).Value;

        await using var db = desk.Reads.Open();
        (await db.Departments.SingleAsync()).Id.ShouldBe(id);
        var row = await db.Journal.SingleAsync();
        row.Seq.ShouldBe(1);
        row.Kind.ShouldBe("department.added");
        row.Actor.ShouldBe("system:test");
        row.At.ShouldBe(TestDesk.Now);
        (await db.JournalHeads.SingleAsync()).Seal.ShouldBe(row.Seal);
    }

    [Theory]
    [OnBothDatabases]
    public async Task A_write_may_give_to_a_new_row_what_it_takes_from_an_old_one(DatabaseKind kind)
    {
        await using var desk = await TestDesk.OpenAsync(kind);
        await desk.WriteAsync<Done>(
            (db, _) =>
            {
                db.Organisations.Add(Organisation(db, "Old", "sea.example"));
                return Task.FromResult<Outcome<Done>>(Done.It);
            }
        );

        var moved = await desk.WriteAsync<Done>(
            async (db, cancellation) =>
            {
                (await db.Organisations.SingleAsync(cancellation)).Domain = "land.example";
                db.Organisations.Add(Organisation(db, "New", "sea.example"));
                return Done.It;
            }
        );

        moved.Refusal.ShouldBeNull();
        await using var db = desk.Reads.Open();
        (await db.Organisations.OrderBy(o => o.Id).Select(o => $"{o.Name} {o.Domain}").ToListAsync()).ShouldBe([
            "Old land.example",
            "New sea.example",
        ]);
    }

    [Theory]
    [OnBothDatabases]
    public async Task A_write_may_change_rows_and_add_others(DatabaseKind kind)
    {
        await using var desk = await TestDesk.OpenAsync(kind);
        var id = (await desk.WriteAsync(SampleDesk.AddDepartment("Sales"))).Value;

        await desk.WriteAsync<Done>(
            async (db, cancellation) =>
            {
                (await db.Departments.SingleAsync(cancellation)).Email = "sales@sea.example";
                await SampleDesk.AddDepartment("Repairs")(db, cancellation);
                return Done.It;
            }
        );

        await using var db = desk.Reads.Open();
        (await db.Departments.OrderBy(d => d.Name).Select(d => d.Name).ToListAsync()).ShouldBe(["Repairs", "Sales"]);
        (await db.Departments.SingleAsync(d => d.Id == id)).Email.ShouldBe("sales@sea.example");
    }

    [Theory]
    [OnBothDatabases]
    public async Task A_refused_write_leaves_no_trace(DatabaseKind kind)
    {
        await using var desk = await TestDesk.OpenAsync(kind);

        var outcome = await desk.WriteAsync<Done>(
            async (db, cancellation) =>
            {
                await SampleDesk.AddDepartment("Sales")(db, cancellation);
                await db.SaveChangesAsync(cancellation);
                return new NotFound("ticket");
            },
            requestId: "one"
        );

        outcome.Refusal.ShouldBe(new NotFound("ticket"));
        await using var db = desk.Reads.Open();
        (await db.Departments.CountAsync()).ShouldBe(0);
        (await db.Journal.CountAsync()).ShouldBe(0);
        (await db.Requests.CountAsync()).ShouldBe(0);
    }

    [Theory]
    [OnBothDatabases]
    public async Task Work_that_throws_takes_back_only_itself(DatabaseKind kind)
    {
        await using var desk = await TestDesk.OpenAsync(kind);

        var writes = Enumerable
            .Range(0, 60)
            .Select(i =>
                desk.WriteAsync<long>(
                    async (db, cancellation) =>
                    {
                        var added = await SampleDesk.AddDepartment($"Department {i}")(db, cancellation);
                        await db.SaveChangesAsync(cancellation);
                        return i % 3 == 0 ? throw new FormatException($"Work {i}") : added;
                    }
                )
            )
            .ToArray();
        foreach (var (i, write) in writes.Index())
        {
            if (i % 3 == 0)
            {
                (await Should.ThrowAsync<FormatException>(write)).Message.ShouldBe($"Work {i}");
            }
            else
            {
                (await write).Refusal.ShouldBeNull();
            }
        }

        await using var db = desk.Reads.Open();
        (await db.Departments.CountAsync()).ShouldBe(40);
        (await db.Journal.Select(r => r.Seq).OrderBy(s => s).ToListAsync()).ShouldBe(
            Enumerable.Range(1, 40).Select(n => (long)n)
        );
    }

    [Theory]
    [OnBothDatabases]
    public async Task The_same_request_again_gives_the_first_result_and_does_nothing(DatabaseKind kind)
    {
        await using var desk = await TestDesk.OpenAsync(kind);

        var first = await desk.WriteAsync(SampleDesk.AddDepartment("Sales"), requestId: "one");
        var again = await desk.WriteAsync(SampleDesk.AddDepartment("Sales"), requestId: "one");

        again.ShouldBe(first);
        await using var db = desk.Reads.Open();
        (await db.Departments.CountAsync()).ShouldBe(1);
        (await db.Journal.CountAsync()).ShouldBe(1);
    }

    [Theory]
    [OnBothDatabases]
    public async Task The_same_request_sent_many_times_at_once_is_carried_out_once(DatabaseKind kind)
    {
        await using var desk = await TestDesk.OpenAsync(kind);

        var outcomes = await Task.WhenAll(
            Enumerable.Range(0, 16).Select(_ => desk.WriteAsync(SampleDesk.AddDepartment("Sales"), requestId: "one"))
        );

        outcomes.Distinct().Count().ShouldBe(1);
        await using var db = desk.Reads.Open();
        (await db.Departments.CountAsync()).ShouldBe(1);
    }

    [Theory]
    [OnBothDatabases]
    public async Task A_request_id_used_for_other_work_is_refused(DatabaseKind kind)
    {
        await using var desk = await TestDesk.OpenAsync(kind);
        var id = (await desk.WriteAsync(SampleDesk.OpenTicket(1), requestId: "one")).Value;

        var other = await desk.WriteAsync(SampleDesk.Tag(id, "late"), requestId: "one");

        other.Refusal!.Code.ShouldBe("request-id-reused");
    }

    [Theory]
    [OnBothDatabases]
    public async Task Writers_that_meet_on_one_ticket_all_get_their_place_in_its_history(DatabaseKind kind)
    {
        await using var desk = await TestDesk.OpenAsync(kind);
        var id = (await desk.WriteAsync(SampleDesk.OpenTicket(1))).Value;

        await Task.WhenAll(Enumerable.Range(0, 6).Select(i => desk.WriteAsync(SampleDesk.Tag(id, $"tag-{i}"))));

        await using var db = desk.Reads.Open();
        var places = await db
            .Journal.Where(r => r.TicketId == id)
            .OrderBy(r => r.Seq)
            .Select(r => r.TicketSeq)
            .ToListAsync();
        places.ShouldBe(Enumerable.Range(1, 7).Select(n => (int?)n));
        (await db.Tickets.SingleAsync()).LastSeq.ShouldBe(7);
        (await db.TicketTags.CountAsync()).ShouldBe(6);
    }

    [Theory]
    [OnBothDatabases]
    public async Task Ids_are_never_given_twice_across_a_restart(DatabaseKind kind)
    {
        await using var desk = await TestDesk.OpenAsync(kind);
        var before = (await desk.WriteAsync(SampleDesk.AddDepartment("Sales"))).Value;
        await desk.ReopenAsync();
        var after = (await desk.WriteAsync(SampleDesk.AddDepartment("Service"))).Value;

        after.ShouldBeGreaterThan(before);
    }

    [Theory]
    [OnBothDatabases]
    public async Task Stopping_finishes_what_was_accepted_and_takes_no_more(DatabaseKind kind)
    {
        await using var desk = await TestDesk.OpenAsync(kind);
        var writes = Enumerable
            .Range(0, 40)
            .Select(i => desk.WriteAsync(SampleDesk.AddDepartment($"Department {i}")))
            .ToArray();
        var gate = desk.Writes;

        await desk.ReopenAsync();

        (await Task.WhenAll(writes)).ShouldAllBe(outcome => outcome.Refusal == null);
        await Should.ThrowAsync<ObjectDisposedException>(() =>
            gate.WriteAsync(new(Actor.System("test"), TestDesk.Now), SampleDesk.AddDepartment("Late"))
        );
        await using var db = desk.Reads.Open();
        (await db.Departments.CountAsync()).ShouldBe(40);
    }

    [Theory]
    [OnBothDatabases]
    public async Task A_write_that_was_cancelled_before_its_turn_is_not_carried_out(DatabaseKind kind)
    {
        await using var desk = await TestDesk.OpenAsync(kind);
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() =>
            desk.Writes.WriteAsync(
                new(Actor.System("test"), TestDesk.Now),
                SampleDesk.AddDepartment("Sales"),
                cancelled.Token
            )
        );

        await using var db = desk.Reads.Open();
        (await db.Departments.CountAsync()).ShouldBe(0);
    }

    [Theory]
    [OnBothDatabases]
    public async Task Times_keep_their_microseconds(DatabaseKind kind)
    {
        await using var desk = await TestDesk.OpenAsync(kind);
        var exact = TestDesk.Now.PlusTicks(12_345_678);

        await desk.WriteAsync(SampleDesk.OpenTicket(1), now: exact);

        await using var db = desk.Reads.Open();
        var truncated = Desk.Storage.Microseconds.Truncate(exact);
        (await db.Tickets.SingleAsync(t => t.OpenedAt == truncated)).OpenedAt.ShouldBe(
            TestDesk.Now.PlusTicks(12_345_670)
        );
    }

    [Theory]
    [OnBothDatabases]
    public async Task The_journal_refuses_to_be_changed_or_emptied(DatabaseKind kind)
    {
        await using var desk = await TestDesk.OpenAsync(kind);
        await desk.WriteAsync(SampleDesk.AddDepartment("Sales"));

        var change = desk.WriteAsync<int>(
            async (db, cancellation) =>
                await db.Journal.ExecuteUpdateAsync(set => set.SetProperty(r => r.Payload, "{}"), cancellation)
        );
        var empty = desk.WriteAsync<int>(async (db, cancellation) => await db.Journal.ExecuteDeleteAsync(cancellation));

        (await Should.ThrowAsync<System.Data.Common.DbException>(change)).Message.ShouldContain("never change");
        (await Should.ThrowAsync<System.Data.Common.DbException>(empty)).Message.ShouldContain("never go");
    }

    [Theory]
    [OnBothDatabases]
    public async Task A_context_for_reading_can_neither_record_nor_give_ids(DatabaseKind kind)
    {
        await using var desk = await TestDesk.OpenAsync(kind);
        await using var db = desk.Reads.Open();

        Should.Throw<InvalidOperationException>(() => db.Record(new DepartmentAdded(1)));
        Should.Throw<InvalidOperationException>(() => db.NewId());
    }

    private static Organisation Organisation(DeskContext db, string name, string domain) =>
        new()
        {
            Id = db.NewId(),
            Name = name,
            Domain = domain,
            CreatedAt = TestDesk.Now,
        };
}
