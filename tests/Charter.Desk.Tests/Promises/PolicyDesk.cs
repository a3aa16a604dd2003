using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Charter.Desk.Conversations;
using Charter.Desk.Customers;
using Charter.Desk.Policies;
using Charter.Desk.Settings;
using Charter.Desk.Setup;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Charter.Policy;
using Charter.Policy.Calendars;
using Charter.Testing;
using Charter.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

namespace Charter.Desk.Tests.Promises;

/// <summary>
/// A desk that runs on a policy: London, Monday to Friday from 9 to 17, set up in January 2026. Times in tests are
/// written as people in London say them.
/// </summary>
internal sealed class PolicyDesk : IAsyncDisposable
{
    private static readonly DateTimeZone London = DateTimeZoneProviders.Tzdb["Europe/London"];
    private static readonly LocalDateTimePattern Said = LocalDateTimePattern.CreateWithInvariantCulture(
        "uuuu-MM-dd HH:mm"
    );

    private PolicyDesk(TestDesk desk, Modules modules)
    {
        Desk = desk;
        Modules = modules;
    }

    // "The assigned representative" alone would be read as a promise to assign.
    public static string Memo { get; } =
        ReadSeed("000_326c4f9dbfc67df3.txt")
            .Replace("The assigned representative must", "The representative must", StringComparison.Ordinal);

    public static string FormalPolicy { get; } = ReadSeed("003_b1934c7dbff6cc17.txt");

    public TestDesk Desk { get; }
    public Modules Modules { get; }
    public SetUpDesk.Result SetUp { get; private set; } = null!;

    public Actor Administrator => Actor.Staff(SetUp.AdministratorId, RolePermissions.Of(Role.Administrator), []);

    /// <summary>An instant as people in London say it: <c>2026-03-13 16:40</c>.</summary>
    public static Instant At(string said) => Said.Parse(said).Value.InZoneLeniently(London).ToInstant();

    public static SetUpDesk.Request SetUpRequest(string policy, params LocalDate[] holidays) =>
        new(
            new CompanyFields("Acme", "en", "Europe/London", "https://desk.example"),
            WeekdaysNineToFive(holidays),
            new DraftPolicy.Request(
                "Our policy",
                policy,
                policy.StartsWith('#') ? PolicyTexts.Markdown : PolicyTexts.PlainText
            ),
            [new SetUpDesk.DepartmentFields("Customer service")],
            new SetUpDesk.AdministratorFields("Ada Admin", "ada@acme.example", "hash")
        );

    public static CalendarDefinition WeekdaysNineToFive(params LocalDate[] holidays)
    {
        ImmutableArray<TimeWindow> hours = [new TimeWindow(new LocalTime(9, 0), new LocalTime(17, 0))];
        var week = Enumerable.Range(1, 5).ToImmutableDictionary(day => (IsoDayOfWeek)day, _ => hours);
        return new CalendarDefinition(
            "Europe/London",
            week,
            ImmutableDictionary<IsoDayOfWeek, ImmutableArray<TimeWindow>>.Empty,
            [.. holidays.Select(day => new Holiday(day, [], "Founder's day"))]
        );
    }

    public static async Task<PolicyDesk> OpenAsync(DatabaseKind kind, string policy, params LocalDate[] holidays)
    {
        var modules = new Modules();
        var desk = new PolicyDesk(await TestDesk.OpenAsync(kind, modules.Reactions), modules);
        var outcome = await desk.DoAsync(
            "2026-01-05 09:00",
            Actor.System("setup"),
            (db, actor, ct) => SetUpDesk.Handle(db, actor, SetUpRequest(policy, holidays), ct)
        );
        desk.SetUp = outcome.Value;
        return desk;
    }

    public Task<Outcome<T>> DoAsync<T>(
        string at,
        Actor actor,
        Func<DeskContext, Actor, CancellationToken, Task<Outcome<T>>> slice
    ) => Desk.Writes.WriteAsync(new WriteRequest(actor, At(at)), (db, ct) => slice(db, actor, ct));

    /// <summary>A customer writes a mail.</summary>
    public async Task<FileIncoming.Result> MailAsync(
        string at,
        string from = "grace@customer.example",
        string subject = "A question",
        string name = "Grace Hopper",
        bool isAutomatic = false,
        string language = "en"
    )
    {
        var outcome = await DoAsync(
            at,
            Actor.System("email"),
            (db, actor, ct) =>
                FileIncoming.Handle(
                    db,
                    actor,
                    new FileIncoming.Request(
                        ServedSubject.Email,
                        null,
                        $"{Guid.NewGuid():N}@customer.example",
                        new Sender(AddressKind.Email, from, name),
                        subject,
                        "Where is my order?",
                        "Where is my order?",
                        null,
                        [],
                        isAutomatic,
                        ThreadHints.None,
                        Language: language
                    ),
                    ct
                )
        );
        return outcome.Value;
    }

    /// <summary>The watch looks at the clocks, as it does each second.</summary>
    public Task<Charter.Desk.Promises.WatchClocks.Result> WatchAsync(string at) =>
        Modules.WatchOn(Desk.Reads, Desk.Writes).RunAsync(At(at), CancellationToken.None);

    public async Task<T> ReadAsync<T>(Func<DeskContext, Task<T>> read)
    {
        await using var db = Desk.Reads.Open();
        return await read(db);
    }

    /// <summary>The kinds of event on a ticket, in order.</summary>
    public Task<List<string>> KindsAsync(long ticketId) =>
        ReadAsync(db =>
            db.Journal.Where(r => r.TicketId == ticketId).OrderBy(r => r.Seq).Select(r => r.Kind).ToListAsync()
        );

    public ValueTask DisposeAsync() => Desk.DisposeAsync();

    // The seeds are templates; a company fills in its name and dates before it signs.
    private static string ReadSeed(string name) =>
        Regex.Replace(
            File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Seeds", name)),
            @"\[[^\]]+\]",
            match => match.Value.Contains("Name", StringComparison.OrdinalIgnoreCase) ? "Acme" : "1 March 2026"
        );
}
