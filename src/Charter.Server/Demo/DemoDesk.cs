using Charter.Desk;
using Charter.Desk.Conversations;
using Charter.Desk.Deliveries;
using Charter.Desk.Policies;
using Charter.Desk.Promises;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Charter.Server.Hosting;
using NodaTime;

namespace Charter.Server.Demo;

/// <summary>The desk on which the six weeks are lived: real slices and events, at simulated instants.</summary>
internal sealed class DemoDesk : IAsyncDisposable
{
    // The watch of a running desk comes by each second.
    private static readonly Duration WatchPause = Duration.FromSeconds(1);

    private readonly IDeskDatabase _database;
    private readonly OutboxWorker _outbox;
    private readonly WatchClocks _watch;

    private DemoDesk(IDeskDatabase database, Modules modules, DemoTime time)
    {
        _database = database;
        Time = time;
        Editions = modules.Editions;
        _watch = modules.WatchOn(database.Reads, database.Writes);
        _outbox = new OutboxWorker(
            database.Outbox,
            database.Writes,
            DemoDelivery.All,
            DeliveryNotes.AfterResultAsync,
            time
        );
    }

    public DemoTime Time { get; }

    public Editions Editions { get; }

    public Instant Now => Time.Now;

    /// <summary>Makes an empty desk in a folder.</summary>
    public static async Task<DemoDesk> OpenAsync(string folder, Instant start, CancellationToken cancellationToken)
    {
        var modules = new Modules();
        var time = new DemoTime(start);
        var options = new ServeOptions(folder, Database: null, ServeOptions.DefaultUrls, SmtpListen: null);
        var database = DatabaseChoice.Open(options, new WritePipeline(modules.Reactions), time);
        await database.Migrator.MigrateAsync(cancellationToken);
        return new DemoDesk(database, modules, time);
    }

    /// <summary>Does something now. </summary>
    /// <exception cref="ActRefusedException">The desk refused it.</exception>
    public async Task<T> DoAsync<T>(
        Actor actor,
        Func<DeskContext, Actor, CancellationToken, Task<Outcome<T>>> slice,
        CancellationToken cancellationToken = default
    )
    {
        var outcome = await _database.Writes.WriteAsync(
            new WriteRequest(actor, Now),
            (db, ct) => slice(db, actor, ct),
            cancellationToken
        );
        return outcome.IsDone(out var done) ? done : throw new ActRefusedException(outcome.Refusal!);
    }

    public async Task<T> ReadAsync<T>(Func<DeskContext, Task<T>> read)
    {
        await using var db = _database.Reads.Open();
        return await read(db);
    }

    /// <summary>Hands on what has to leave, as a running desk does at once.</summary>
    public async Task DeliverAsync(CancellationToken cancellationToken)
    {
        while (await _outbox.RunOnceAsync(cancellationToken) == OutboxWorker.LargestRound)
        {
            // A full round: more waits.
        }
    }

    /// <summary>Looks at the first clock whose time comes before an instant, at that time.</summary>
    /// <returns>Whether anything was recorded; <c>null</c> when no clock rings before it.</returns>
    public async Task<bool?> WatchBeforeAsync(Instant end, CancellationToken cancellationToken)
    {
        if (await _watch.NextAlarmAsync(cancellationToken) is not { } alarm || alarm + WatchPause >= end)
        {
            return null;
        }

        Time.MoveTo(Instant.Max(alarm + WatchPause, Now));
        var result = await _watch.RunAsync(Now, cancellationToken);
        await DeliverAsync(cancellationToken);
        return result.Recorded > 0;
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();
}
