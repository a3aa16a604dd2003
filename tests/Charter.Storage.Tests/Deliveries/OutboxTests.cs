using Charter.Desk.Deliveries;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Charter.Testing;
using Charter.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Xunit;

namespace Charter.Storage.Tests.Deliveries;

public sealed class OutboxTests
{
    private static readonly Duration Lease = Duration.FromMinutes(5);

    // In the past for both clocks: the database's on PostgreSQL, the test's on SQLite.
    private readonly SettableTime _time = new(TestDesk.Now);

    [Theory]
    [OnBothDatabases]
    public async Task Two_nodes_that_claim_at_once_never_get_the_same_item(DatabaseKind kind)
    {
        await using var desk = await TestDesk.OpenAsync(kind, time: _time);
        await PutAsync(desk, 20);

        // On SQLite a second node can only be a dead one; there one node claims again and again.
        var claims = await Task.WhenAll(
            Enumerable
                .Range(0, 10)
                .Select(i =>
                    desk.Database.Outbox.ClaimAsync(3, kind == DatabaseKind.Sqlite ? "node" : $"node {i}", Lease)
                )
        );

        var keys = claims.SelectMany(items => items).Select(item => item.IdempotencyKey).ToList();
        keys.Distinct().Count().ShouldBe(keys.Count);
        keys.Count.ShouldBe(20);
    }

    [Theory]
    [OnBothDatabases]
    public async Task What_left_is_done_and_its_asker_is_told_in_the_same_write(DatabaseKind kind)
    {
        await using var desk = await TestDesk.OpenAsync(kind, time: _time);
        await PutAsync(desk, 1);
        var told = new List<EffectResult>();
        var effect = new RecordedEffect(_ => EffectResult.Done("250 taken"));

        (await Worker(desk, effect, told).RunOnceAsync(default)).ShouldBe(1);
        (await Worker(desk, effect, told).RunOnceAsync(default)).ShouldBe(0);

        effect.Tried.ShouldBe(["key 0"]);
        told.ShouldBe([EffectResult.Done("250 taken")]);
        var item = await OnlyItemAsync(desk);
        item.State.ShouldBe(OutboxState.Done);
        item.LeasedBy.ShouldBeNull();
    }

    [Theory]
    [OnBothDatabases]
    public async Task One_result_that_can_not_be_noted_does_not_take_the_others_with_it(DatabaseKind kind)
    {
        await using var desk = await TestDesk.OpenAsync(kind, time: _time);
        await PutAsync(desk, 5);
        var worker = new OutboxWorker(
            desk.Database.Outbox,
            desk.Writes,
            [new RecordedEffect(_ => EffectResult.Done())],
            (_, item, _, _) =>
                item.IdempotencyKey == "key 2"
                    ? throw new InvalidDataException("No such message.")
                    : Task.CompletedTask,
            _time
        );

        await Should.ThrowAsync<AggregateException>(() => worker.RunOnceAsync(default));

        await using var db = desk.Reads.Open();
        (
            await db.Outbox.Where(i => i.State == OutboxState.Waiting).Select(i => i.IdempotencyKey).ToListAsync()
        ).ShouldBe(["key 2"]);
    }

    [Theory]
    [OnBothDatabases]
    public async Task What_was_refused_is_final_until_a_person_retries_it(DatabaseKind kind)
    {
        await using var desk = await TestDesk.OpenAsync(kind, time: _time);
        await PutAsync(desk, 1);
        var answers = new Queue<EffectResult>([EffectResult.Refused("550 no such user"), EffectResult.Done()]);
        var effect = new RecordedEffect(_ => answers.Dequeue());
        var worker = Worker(desk, effect, []);

        await worker.RunOnceAsync(default);
        (await worker.RunOnceAsync(default)).ShouldBe(0);
        var refused = await OnlyItemAsync(desk);
        refused.State.ShouldBe(OutboxState.Refused);
        refused.LastError.ShouldBe("550 no such user");

        var retried = await desk.WriteAsync(
            (db, cancellation) => RetryDelivery.Handle(db, Actor.System("test"), new(refused.Id), cancellation)
        );
        retried.Refusal.ShouldBeNull();
        (await worker.RunOnceAsync(default)).ShouldBe(1);
        (await OnlyItemAsync(desk)).State.ShouldBe(OutboxState.Done);
    }

    [Theory]
    [OnBothDatabases]
    public async Task What_is_lost_is_tried_later_and_later_then_abandoned_with_an_event(DatabaseKind kind)
    {
        await using var desk = await TestDesk.OpenAsync(kind, time: _time);
        await PutAsync(desk, 1);
        var effect = new RecordedEffect(_ => throw new IOException("No route to host"));
        var worker = Worker(desk, effect, []);

        for (var tries = 1; tries <= DeliverySchedule.MostAttempts; tries++)
        {
            await MakeDueAsync(desk);
            (await worker.RunOnceAsync(default)).ShouldBe(1);
            (await OnlyItemAsync(desk)).Attempts.ShouldBe(tries);
        }

        var item = await OnlyItemAsync(desk);
        item.State.ShouldBe(OutboxState.Abandoned);
        item.LastError.ShouldBe("No route to host");
        await using var db = desk.Reads.Open();
        (await db.Journal.OrderByDescending(r => r.Seq).FirstAsync()).Kind.ShouldBe("delivery.abandoned");
    }

    [Theory]
    [OnBothDatabases]
    public async Task A_result_that_comes_after_another_node_took_over_changes_nothing(DatabaseKind kind)
    {
        await using var desk = await TestDesk.OpenAsync(kind, time: _time);
        await PutAsync(desk, 1);
        var effect = new RecordedEffect(item =>
        {
            // While this node talks, its lease ends and another takes the item over.
            desk.WriteAsync<Done>(
                    async (db, cancellation) =>
                    {
                        (await db.Outbox.SingleAsync(i => i.Id == item.Id, cancellation)).Fence++;
                        return Done.It;
                    }
                )
                .GetAwaiter()
                .GetResult();
            return EffectResult.Done();
        });
        var told = new List<EffectResult>();

        await Worker(desk, effect, told).RunOnceAsync(default);

        (await OnlyItemAsync(desk)).State.ShouldBe(OutboxState.Waiting);
        told.ShouldBeEmpty();
    }

    [Theory]
    [OnBothDatabases]
    public async Task Only_who_operates_the_desk_sees_and_retries_deliveries(DatabaseKind kind)
    {
        await using var desk = await TestDesk.OpenAsync(kind, time: _time);
        await PutAsync(desk, 3);
        var representative = Actor.Staff(1, Permissions.WorkTickets, []);
        await using var db = desk.Reads.Open();

        (await ListDeliveries.Handle(db, representative, new(), default)).Refusal.ShouldBe(new NotAllowed("operate"));
        (await ListDeliveries.Handle(db, Actor.System("test"), new(OutboxState.Waiting, Most: 2), default))
            .Value.Select(row => row.State)
            .ShouldBe([OutboxState.Waiting, OutboxState.Waiting]);
    }

    [Fact]
    public void The_tries_of_a_lost_delivery_spread_over_about_a_day()
    {
        var total = Duration.Zero;
        for (var attempts = 1; DeliverySchedule.PauseAfter(attempts, 0.5) is { } pause; attempts++)
        {
            total += pause;
        }

        total.TotalHours.ShouldBeInRange(18, 26);
    }

    private static async Task PutAsync(TestDesk desk, int count) =>
        (
            await desk.WriteAsync<Done>(
                (db, _) =>
                {
                    for (var i = 0; i < count; i++)
                    {
                        db.Outbox.Add(
                            new OutboxItem
                            {
                                Id = db.NewId(),
                                Effect = "mail",
                                IdempotencyKey = $"key {i}",
                                Payload = "{}",
                                CreatedAt = TestDesk.Now,
                                DueAt = TestDesk.Now,
                            }
                        );
                    }

                    return Task.FromResult<Outcome<Done>>(Done.It);
                }
            )
        ).Refusal.ShouldBeNull();

    private static async Task MakeDueAsync(TestDesk desk) =>
        await desk.WriteAsync<int>(
            async (db, cancellation) =>
                await db.Outbox.ExecuteUpdateAsync(set => set.SetProperty(i => i.DueAt, TestDesk.Now), cancellation)
        );

    private static async Task<OutboxItem> OnlyItemAsync(TestDesk desk)
    {
        await using var db = desk.Reads.Open();
        return await db.Outbox.SingleAsync();
    }

    private OutboxWorker Worker(TestDesk desk, IEffect effect, List<EffectResult> told) =>
        new(
            desk.Database.Outbox,
            desk.Writes,
            [effect],
            (DeskContext _, OutboxItem _, EffectResult result, CancellationToken _) =>
            {
                told.Add(result);
                return Task.CompletedTask;
            },
            _time
        );
}
