using System.Collections.Immutable;
using Charter.Desk.Policies;
using Charter.Desk.Settings;
using Charter.Desk.Setup;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Charter.Policy.Calendars;
using Charter.Server.Hosting;
using Charter.Testing.Browser;
using Charter.Testing.Databases;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using NodaTime;
using Xunit;

namespace Charter.Testing.Servers;

/// <summary>
/// The real desk in this process, on SQLite and a port of its own, set up as a small company with a policy in force, one
/// department and a person of each role; with a browser to use it. Start it once for a test class.
/// </summary>
public sealed class RunningDesk : IAsyncLifetime
{
    /// <summary>Everybody's password.</summary>
    public const string Password = "correct horse battery staple";

    /// <summary>The one department.</summary>
    public const string DepartmentName = "Customer service";

    private static readonly ImmutableDictionary<Role, string> NamesByRole = new Dictionary<Role, string>
    {
        [Role.Representative] = "Grace Hopper",
        [Role.Specialist] = "Alan Turing",
        [Role.Manager] = "Mary Jackson",
        [Role.Administrator] = "Katherine Johnson",
        [Role.Auditor] = "Emmy Noether",
    }.ToImmutableDictionary();

    private readonly string folder = TestDesk.MakeFolder();
    private readonly Dictionary<Role, long> staffIds = [];
    private WebApplication? app;

    public BrowserFixture Browser { get; } = new();

    /// <summary>Where the desk answers, without a slash at the end.</summary>
    public string Address => App.Urls.First();

    /// <summary>The desk's own services.</summary>
    public IServiceProvider Services => App.Services;

    public IWriteGate Writes => Services.GetRequiredService<IWriteGate>();

    public IReadGate Reads => Services.GetRequiredService<IReadGate>();

    /// <summary>The department's id.</summary>
    public long DepartmentId { get; private set; }

    /// <summary>The policy that is in force: short, and every sentence of it a promise.</summary>
    public static string PolicyText =>
        """
            # Customer service policy

            ## Email and web form

            All emails will be answered within 24 hours.

            Web form enquiries will be answered within 2 business days.

            ## Complaints

            Complaints will be acknowledged within 1 business day.

            Complaints will be resolved within 10 business days.

            ## Telephone

            Voicemails will be returned within 4 hours.

            ## Escalation

            Each escalation will be documented within one hour.

            The customer will be updated every 24 hours until the escalation is resolved.
            """;

    private WebApplication App => app ?? throw new InvalidOperationException("The desk has not been started.");

    /// <summary>A person's name.</summary>
    public static string NameOf(Role role) => NamesByRole[role];

    /// <summary>The address that a person signs in with.</summary>
    public static string EmailOf(Role role) => $"{role.ToString().ToLowerInvariant()}@brightwater.example";

    /// <summary>A person's id.</summary>
    public long StaffId(Role role) => staffIds[role];

    /// <summary>A person as the slices see them.</summary>
    public Actor ActorOf(Role role) => Actor.Staff(StaffId(role), RolePermissions.Of(role), [DepartmentId]);

    public async ValueTask InitializeAsync()
    {
        await Browser.InitializeAsync();
        // Machines that test are busy machines; nothing is asserted of speed here.
        Assertions.SetDefaultExpectTimeout(90_000);
        app = await DeskHost.StartAsync(new ServeOptions(folder, null, "http://127.0.0.1:0", null));
        await SetUpAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Browser.DisposeAsync();
        if (app is not null)
        {
            await app.StopAsync();
            await app.DisposeAsync();
        }

        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Writes through the desk's own gate, at an instant of the test's choice or now.</summary>
    public async Task<T> WriteAsync<T>(
        Actor actor,
        Func<DeskContext, CancellationToken, Task<Outcome<T>>> work,
        Instant? at = null
    ) => (await Writes.WriteAsync(new WriteRequest(actor, at ?? Now()), work)).Value;

    /// <summary>The instant now, as the desk reads it.</summary>
    public static Instant Now() => Microseconds.Truncate(Instant.FromDateTimeOffset(TimeProvider.System.GetUtcNow()));

    /// <summary>Opens a page as a person who has signed in.</summary>
    public async Task<WatchedPage> OpenAsync(Role role, string path, PageSetting? setting = null)
    {
        var page = await Browser.OpenAsync(Address + "/sign-in?back=" + Uri.EscapeDataString(path), setting);
        await SignInAsync(page, role);
        return page;
    }

    /// <summary>Signs in on the sign-in page that is open.</summary>
    public static async Task SignInAsync(WatchedPage page, Role role)
    {
        await page.Page.FillAsync("[name=email]", EmailOf(role));
        await page.Page.FillAsync("[name=password]", Password);
        await page.Page.ClickAsync("main button.btn-primary");
        await page.Page.WaitForURLAsync(address => !address.Contains("/sign-in", StringComparison.Ordinal));
        await page.Page.WaitForLoadStateAsync();
    }

    // Four weeks ago, so that a test can tell stories of last week.
    private async Task SetUpAsync()
    {
        var at = Now() - Duration.FromDays(28);
        var hasher = new PasswordHasher<StaffMember>();
        var hash = hasher.HashPassword(null!, Password);
        var made = await WriteAsync(
            Actor.System("setup"),
            (db, ct) =>
                SetUpDesk.Handle(
                    db,
                    Actor.System("setup"),
                    new SetUpDesk.Request(
                        new CompanyFields("Brightwater", "en", "Europe/Berlin", "http://127.0.0.1:5080"),
                        Weekdays(),
                        new DraftPolicy.Request("Customer service policy", PolicyText, PolicyTexts.Markdown),
                        [new SetUpDesk.DepartmentFields(DepartmentName)],
                        new SetUpDesk.AdministratorFields(NameOf(Role.Administrator), EmailOf(Role.Administrator), hash)
                    ),
                    ct
                ),
            at
        );
        staffIds[Role.Administrator] = made.AdministratorId;
        await using (var db = Reads.Open())
        {
            DepartmentId = await db.Departments.Select(d => d.Id).SingleAsync();
        }

        foreach (var role in NamesByRole.Keys.Where(r => r != Role.Administrator))
        {
            staffIds[role] = await JoinAsync(role, hash, at);
        }
    }

    private async Task<long> JoinAsync(Role role, string hash, Instant at)
    {
        var invited = await WriteAsync(
            Actor.System("setup"),
            (db, ct) =>
                InviteStaff.Handle(
                    db,
                    Actor.System("setup"),
                    new(NameOf(role), EmailOf(role), role, [DepartmentId], "en", "Europe/Berlin"),
                    ct
                ),
            at
        );
        var joined = await WriteAsync(
            Actor.System("setup"),
            (db, ct) => AcceptInvitation.Handle(db, new(invited.Token, hash), ct),
            at
        );
        return joined.StaffId;
    }

    private static CalendarDefinition Weekdays()
    {
        ImmutableArray<TimeWindow> day = [new TimeWindow(new LocalTime(9, 0), new LocalTime(17, 0))];
        var days = Enumerable.Range((int)IsoDayOfWeek.Monday, 5).Select(d => (IsoDayOfWeek)d);
        return new CalendarDefinition(
            "Europe/Berlin",
            days.ToImmutableDictionary(d => d, _ => day),
            ImmutableDictionary<IsoDayOfWeek, ImmutableArray<TimeWindow>>.Empty,
            []
        );
    }
}
