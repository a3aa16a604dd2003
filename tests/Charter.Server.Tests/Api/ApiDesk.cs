using System.Collections.Immutable;
using System.Net.Http.Headers;
using Charter.Desk.Policies;
using Charter.Desk.Settings;
using Charter.Desk.Setup;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Charter.Policy.Calendars;
using Charter.Server.Api;
using Charter.Server.Hosting;
using Charter.Testing;
using Charter.Testing.Databases;
using Charter.Testing.Postgres;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Shouldly;
using Xunit;

namespace Charter.Server.Tests.Api;

/// <summary>A running desk, set up with a policy, whose API tests speak to over the wire.</summary>
public class ApiDesk : IAsyncLifetime
{
    private readonly DatabaseKind _kind;
    private readonly string _folder = TestDesk.MakeFolder();
    private readonly HttpClientHandler _handler = new() { UseCookies = false, AllowAutoRedirect = false };
    private string? _database;
    private WebApplication? _app;

    /// <summary>A desk on SQLite.</summary>
    public ApiDesk()
        : this(DatabaseKind.Sqlite, RequestLimits.Default with { WritesPerMinute = 100_000, ReadsPerMinute = 100_000 })
    { }

    internal ApiDesk(DatabaseKind kind, RequestLimits limits)
    {
        _kind = kind;
        Limits = limits;
    }

    public WebApplication App => _app ?? throw new InvalidOperationException("The desk is not started.");

    /// <summary>The department that takes what nobody else does.</summary>
    public long Service { get; private set; }
    public long Repairs { get; private set; }

    private RequestLimits Limits { get; }

    /// <summary>What a desk for other tests does otherwise.</summary>
    protected virtual ServeOptions Adjust(ServeOptions options) => options;

    public async ValueTask InitializeAsync()
    {
        if (_kind == DatabaseKind.Postgres)
        {
            _database = await (await PostgresCluster.SharedAsync()).CreateDatabaseAsync();
        }

        _app = await DeskHost.StartAsync(
            Adjust(new ServeOptions(_folder, _database, "http://127.0.0.1:0", null) { Limits = Limits })
        );
        await SetUpAsync();
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        _handler.Dispose();
        if (_app is not null)
        {
            await _app.StopAsync();
            await _app.DisposeAsync();
        }

        Directory.Delete(_folder, recursive: true);
        if (_database is not null)
        {
            await (await PostgresCluster.SharedAsync()).DropDatabaseAsync(_database);
        }
    }

    /// <summary>A client that nobody is behind.</summary>
    public HttpClient Anonymous() => new(_handler, disposeHandler: false) { BaseAddress = new Uri(App.Urls.First()) };

    /// <summary>A client with a token of these scopes.</summary>
    public async Task<HttpClient> WithTokenAsync(Permissions scopes)
    {
        var token = await DoneAsync((db, actor, ct) => CreateToken.Handle(db, actor, new("test", scopes), ct));
        var client = Anonymous();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token.Token);
        return client;
    }

    /// <summary>A client with the session of a new person.</summary>
    public async Task<HttpClient> SignedInAsync(Role role, params long[] departments)
    {
        var invited = await DoneAsync(
            (db, actor, ct) =>
                InviteStaff.Handle(
                    db,
                    actor,
                    new($"The {role}", $"{Guid.NewGuid():N}@desk.example", role, departments, "en", "Etc/UTC"),
                    ct
                )
        );
        await DoneAsync((db, _, ct) => AcceptInvitation.Handle(db, new(invited.Token, "hash"), ct));
        var session = await DoneAsync((db, _, ct) => StartSession.Handle(db, new(invited.StaffId, "test"), ct));
        var client = Anonymous();
        client.DefaultRequestHeaders.Add("Cookie", $"charter_session={session.Token}");
        return client;
    }

    /// <summary>Writes as the desk itself what must not be refused.</summary>
    public async Task<T> DoneAsync<T>(Func<DeskContext, Actor, CancellationToken, Task<Outcome<T>>> work)
    {
        var actor = Actor.System("test");
        var outcome = await App
            .Services.GetRequiredService<IWriteGate>()
            .WriteAsync(
                new WriteRequest(actor, Instant.FromDateTimeOffset(TimeProvider.System.GetUtcNow())),
                (db, ct) => work(db, actor, ct)
            );
        outcome.Refusal.ShouldBeNull();
        return outcome.Value;
    }

    private async Task SetUpAsync()
    {
        ImmutableArray<TimeWindow> always = [new TimeWindow(LocalTime.Midnight, LocalTime.Midnight)];
        var week = Enumerable.Range(1, 7).ToImmutableDictionary(day => (IsoDayOfWeek)day, _ => always);
        await DoneAsync(
            (db, actor, ct) =>
                SetUpDesk.Handle(
                    db,
                    actor,
                    new SetUpDesk.Request(
                        new CompanyFields("Acme", "en", "Europe/London", "https://desk.example"),
                        new CalendarDefinition(
                            "Europe/London",
                            week,
                            ImmutableDictionary<IsoDayOfWeek, ImmutableArray<TimeWindow>>.Empty,
                            []
                        ),
                        new DraftPolicy.Request(
                            "Our policy",
                            "All emails will be answered within 24 hours.",
                            PolicyTexts.PlainText
                        ),
                        [new SetUpDesk.DepartmentFields("Service"), new SetUpDesk.DepartmentFields("Repairs")],
                        new SetUpDesk.AdministratorFields("Rosa Root", "rosa@desk.example", "hash")
                    ),
                    ct
                )
        );
        await using var db = App.Services.GetRequiredService<IReadGate>().Open();
        Service = db.Departments.Single(d => d.Name == "Service").Id;
        Repairs = db.Departments.Single(d => d.Name == "Repairs").Id;
    }
}
