using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Charter.Desk;
using Charter.Desk.Policies;
using Charter.Desk.Settings;
using Charter.Desk.Setup;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Charter.Policy.Calendars;
using Charter.Server.Hosting;
using Charter.Testing;
using Charter.Testing.Postgres;
using Charter.Testing.Servers;
using Microsoft.AspNetCore.Identity;
using NodaTime;

namespace Charter.Server.Tests.MainJob;

/// <summary>
/// A desk as a company runs it: the real program as its own process, set up with a policy, taking mail on a port of its
/// own and sending through the company's mail server.
/// </summary>
internal sealed class WorkingDesk : IAsyncDisposable
{
    public const string Address = "help@harbour.example";
    public const string ManagerAddress = "mina.manager@harbour.example";

    /// <summary>The manager's password.</summary>
    public const string Password = "correct horse battery staple";

    private readonly string? _connection;
    private readonly ServeOptions _options;

    private WorkingDesk(string folder, string? connection, int mailPort)
    {
        _connection = connection;
        MailPort = mailPort;
        _options = new ServeOptions(
            folder,
            connection is null ? null : PostgresCluster.ToUrl(connection),
            ServeOptions.DefaultUrls,
            null
        );
    }

    public CompanyMailServer Outside { get; } = new();

    /// <summary>Where the desk takes mail.</summary>
    public int MailPort { get; }

    public CharterProcess Process { get; private set; } = null!;

    public SetUpDesk.Result SetUp { get; private set; } = null!;

    /// <summary>The person who runs the desk, and whose department everything comes to.</summary>
    public Actor Manager => Actor.Staff(SetUp.AdministratorId, RolePermissions.Of(Role.Administrator), []);

    /// <summary>Sets a desk up and starts it.</summary>
    public static async Task<WorkingDesk> StartAsync(DatabaseKind kind, string policy)
    {
        var connection =
            kind == DatabaseKind.Postgres ? await (await PostgresCluster.SharedAsync()).CreateDatabaseAsync() : null;
        // On a real disk, since what survives a killed process is tested on it.
        var desk = new WorkingDesk(Directory.CreateTempSubdirectory("charter-job.").FullName, connection, FreePort());
        desk.SetUp = await desk.OpenedAsync(async database =>
        {
            await database.Migrator.MigrateAsync();
            return await desk.WriteAsync(
                database,
                Actor.System("setup"),
                (db, actor, ct) => SetUpDesk.Handle(db, actor, desk.SetUpRequest(policy), ct)
            );
        });
        string[] onPostgres = desk._options.Database is { } url ? ["--database", url] : [];
        desk.Process = await CharterProcess.StartAsync(
            new CharterProcessOptions
            {
                DataFolder = desk._options.DataDirectory,
                Arguments =
                [
                    "--smtp-listen",
                    string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{desk.MailPort}"),
                    .. onPostgres,
                ],
            }
        );
        return desk;
    }

    /// <summary>
    /// Does something as a person of the desk. The program is stopped for it and started again, since only one process
    /// may write to SQLite.
    /// </summary>
    public async Task<T> DoAsync<T>(Func<DeskContext, Actor, CancellationToken, Task<Outcome<T>>> slice)
    {
        await Process.StopAsync();
        var result = await OpenedAsync(database => WriteAsync(database, Manager, slice));
        await Process.StartAgainAsync();
        return result;
    }

    /// <summary>Looks at the desk while it runs.</summary>
    public async Task<T> ReadAsync<T>(Func<DeskContext, Task<T>> read)
    {
        await using var database = DatabaseChoice.OpenToInspect(_options, TimeProvider.System);
        await using var db = database.Reads.Open();
        return await read(db);
    }

    /// <summary>What <c>charter verify</c> says, at exit status 0 nothing but "ok".</summary>
    public Task<CharterCommandResult> VerifyAsync() =>
        CharterCommand.RunAsync([
            "verify",
            "--data",
            _options.DataDirectory,
            .. _options.Database is { } url ? new[] { "--database", url } : [],
        ]);

    public async ValueTask DisposeAsync()
    {
        if (Process is not null)
        {
            await Process.DisposeAsync();
        }

        await Outside.DisposeAsync();
        Directory.Delete(_options.DataDirectory, recursive: true);
        if (_connection is not null)
        {
            await (await PostgresCluster.SharedAsync()).DropDatabaseAsync(_connection);
        }
    }

    private async Task<T> OpenedAsync<T>(Func<IDeskDatabase, Task<T>> work)
    {
        await using var database = DatabaseChoice.Open(
            _options,
            new WritePipeline(new Modules().Reactions),
            TimeProvider.System
        );
        return await work(database);
    }

    private async Task<T> WriteAsync<T>(
        IDeskDatabase database,
        Actor actor,
        Func<DeskContext, Actor, CancellationToken, Task<Outcome<T>>> slice
    )
    {
        var now = Instant.FromDateTimeOffset(TimeProvider.System.GetUtcNow());
        var outcome = await database.Writes.WriteAsync(
            new WriteRequest(actor, now),
            (db, ct) => slice(db, actor, ct),
            CancellationToken.None
        );
        return outcome.IsDone(out var done)
            ? done
            : throw new InvalidOperationException($"{outcome.Refusal!.Code}: {outcome.Refusal.Reason}");
    }

    private SetUpDesk.Request SetUpRequest(string policy) =>
        new(
            new CompanyFields("Harbour Boats", "en", "Europe/London", "https://desk.harbour.example"),
            WeekdaysNineToFive(),
            new DraftPolicy.Request("Customer service policy", policy, PolicyTexts.Markdown),
            [new SetUpDesk.DepartmentFields("Front office"), new SetUpDesk.DepartmentFields("Workshop")],
            new SetUpDesk.AdministratorFields(
                "Mina Manager",
                ManagerAddress,
                new PasswordHasher<StaffMember>().HashPassword(null!, Password)
            ),
            new MailFields(
                Address,
                "Harbour Boats",
                "127.0.0.1",
                Outside.Port,
                MailSecurity.None,
                SmtpUser: "",
                AcceptedRecipients: "",
                PlusAddressing: true
            )
        );

    private static CalendarDefinition WeekdaysNineToFive()
    {
        ImmutableArray<TimeWindow> hours = [new TimeWindow(new LocalTime(9, 0), new LocalTime(17, 0))];
        return new CalendarDefinition(
            "Europe/London",
            Enumerable.Range(1, 5).ToImmutableDictionary(day => (IsoDayOfWeek)day, _ => hours),
            ImmutableDictionary<IsoDayOfWeek, ImmutableArray<TimeWindow>>.Empty,
            []
        );
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
