using Charter.Desk.Journal;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Charter.Storage.Postgres;
using Charter.Storage.Sqlite;
using Charter.Testing.Postgres;
using NodaTime;

namespace Charter.Testing.Databases;

/// <summary>
/// A migrated, empty desk of either kind, for one test. The schema is made once a process and copied, so that a desk
/// costs milliseconds.
/// </summary>
public sealed class TestDesk : IAsyncDisposable
{
    private static readonly Lazy<Task<string>> SqliteTemplate = new(MakeSqliteTemplateAsync);

    private readonly WritePipeline _pipeline;
    private readonly TimeProvider _time;

    private TestDesk(DatabaseKind kind, string address, WritePipeline pipeline, TimeProvider time)
    {
        Kind = kind;
        Address = address;
        _pipeline = pipeline;
        _time = time;
        Database = OpenDatabase();
    }

    public DatabaseKind Kind { get; }

    /// <summary>The data folder on SQLite, the connection string on PostgreSQL.</summary>
    public string Address { get; }

    public IDeskDatabase Database { get; private set; }

    public IWriteGate Writes => Database.Writes;

    public IReadGate Reads => Database.Reads;

    /// <summary>Makes a desk.</summary>
    /// <param name="kind">On which database.</param>
    /// <param name="reactions">What follows from events; nothing, if not given.</param>
    /// <param name="time">The clock of the parts that read one; the system's, if not given.</param>
    public static async Task<TestDesk> OpenAsync(
        DatabaseKind kind,
        IReadOnlyList<IJournalReaction>? reactions = null,
        TimeProvider? time = null
    ) => new(kind, await MakeDatabaseAsync(kind), new WritePipeline(reactions ?? []), time ?? TimeProvider.System);

    /// <summary>Writes as a part of the system, at <paramref name="now"/> or at the start of 2026.</summary>
    public Task<Outcome<T>> WriteAsync<T>(
        Func<DeskContext, CancellationToken, Task<Outcome<T>>> work,
        string? requestId = null,
        Instant? now = null
    ) => Writes.WriteAsync(new WriteRequest(Actor.System("test"), now ?? Now, requestId), work);

    /// <summary>The instant of a test's writes where it gives none: 2026-01-05T09:00:00Z, a Monday.</summary>
    public static Instant Now { get; } = Instant.FromUtc(2026, 1, 5, 9, 0);

    /// <summary>Another node on the same PostgreSQL database, with connections and reactions of its own. The caller disposes of it.</summary>
    public IDeskDatabase OpenNode(IReadOnlyList<IJournalReaction> reactions) =>
        Kind == DatabaseKind.Postgres
            ? PostgresDatabase.Open(Address, new WritePipeline(reactions))
            : throw new InvalidOperationException("Only PostgreSQL lets several nodes at one desk.");

    /// <summary>Lets go of the database, so that another process can have it, until <see cref="ReopenAsync"/>.</summary>
    public ValueTask CloseAsync() => Database.DisposeAsync();

    /// <summary>Closes the database and opens it again, as a restart does.</summary>
    public async Task ReopenAsync()
    {
        await Database.DisposeAsync();
        Database = OpenDatabase();
    }

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        if (Kind == DatabaseKind.Sqlite)
        {
            Directory.Delete(Address, recursive: true);
        }
        else
        {
            await (await PostgresCluster.SharedAsync()).DropDatabaseAsync(Address);
        }
    }

    /// <summary>An empty folder for a desk on SQLite: in memory where the system has such a place, since tests need no durability.</summary>
    public static string MakeFolder() =>
        Directory.Exists("/dev/shm")
            ? Directory.CreateDirectory($"/dev/shm/charter-{Guid.NewGuid():N}").FullName
            : Directory.CreateTempSubdirectory("charter-").FullName;

    private static async Task<string> MakeDatabaseAsync(DatabaseKind kind)
    {
        if (kind == DatabaseKind.Postgres)
        {
            var cluster = await PostgresCluster.SharedAsync();
            return await cluster.CreateDatabaseAsync(
                "migrated",
                async address =>
                {
                    await using var template = PostgresDatabase.Open(address, new WritePipeline([]));
                    await template.Migrator.MigrateAsync();
                }
            );
        }

        var folder = MakeFolder();
        File.Copy(await SqliteTemplate.Value, DataFolder.DatabaseFileIn(folder));
        return folder;
    }

    private static async Task<string> MakeSqliteTemplateAsync()
    {
        var folder = MakeFolder();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        await using var template = SqliteDatabase.Open(folder, new WritePipeline([]), TimeProvider.System);
        await template.Migrator.MigrateAsync();
        return DataFolder.DatabaseFileIn(folder);
    }

    private IDeskDatabase OpenDatabase() =>
        Kind == DatabaseKind.Sqlite
            ? SqliteDatabase.Open(Address, _pipeline, _time)
            : PostgresDatabase.Open(Address, _pipeline);
}
