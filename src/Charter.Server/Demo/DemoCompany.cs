using System.Collections.Immutable;
using Charter.Desk.Conversations;
using Charter.Desk.Customers;
using Charter.Desk.Policies;
using Charter.Desk.Settings;
using Charter.Desk.Setup;
using Charter.Desk.Staff;
using Charter.Desk.Tickets;
using Charter.Policy.Calendars;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Charter.Server.Demo;

/// <summary>Fernhollow Home Energy: its people, departments, hours and policy, set up as any company is.</summary>
internal static class DemoCompany
{
    /// <summary>Opens the door for everybody of the demo.</summary>
    public const string Password = "fernhollow-demo";

    public const string Name = "Fernhollow Home Energy";
    public const string Zone = "Europe/London";
    public const string Front = "Customer service";
    public const string Technical = "Technical support";
    public const string Billing = "Billing";
    public const string Complaints = "Complaints";

    private static readonly SetUpDesk.DepartmentFields[] Departments =
    [
        new(Front, "hello@fernhollow.example"),
        new(Technical, "support@fernhollow.example"),
        new(Billing, "billing@fernhollow.example"),
        new(Complaints, "complaints@fernhollow.example"),
    ];

    private static readonly (string Name, Role Role, string[] Departments, string Language, bool IsSick)[] People =
    [
        ("Helen Ashworth", Role.Manager, [Front, Complaints], "en", false),
        ("Tomasz Nowak", Role.Representative, [Front], "en", true),
        ("Aisha Bello", Role.Representative, [Front, Complaints], "en", true),
        ("Li Wen", Role.Representative, [Front], "zh-Hans", false),
        ("Callum Reid", Role.Representative, [Billing], "en", false),
        ("Grace Okafor", Role.Specialist, [Technical], "en", false),
        ("Daniel Fischer", Role.Specialist, [Technical], "en", false),
        ("Ruth Lindqvist", Role.Auditor, [], "en", false),
    ];

    /// <summary>Sets the company up and lets its people in.</summary>
    public static async Task<IReadOnlyList<DemoStaff>> SetUpAsync(
        DemoDesk desk,
        DemoTexts texts,
        CalendarDefinition hours,
        string publicUrl
    )
    {
        var hash = new PasswordHasher<StaffMember>().HashPassword(null!, Password);
        var done = await desk.DoAsync(
            Actor.System("setup"),
            (db, actor, ct) => SetUpDesk.Handle(db, actor, Request(hours, hash, publicUrl), ct)
        );
        var administrator = Actor.Staff(done.AdministratorId, RolePermissions.Of(Role.Administrator), []);
        // It has shown that the clock ticks, and would be in the way of the history.
        await desk.DoAsync(
            administrator,
            (db, actor, ct) => MarkAnswerNotNeeded.Handle(db, actor, new(done.TestTicketId), ct)
        );
        await desk.DoAsync(
            administrator,
            (db, actor, ct) => ResolveTicket.Handle(db, actor, new(done.TestTicketId), ct)
        );
        var departments = await desk.ReadAsync(db => db.Departments.ToDictionaryAsync(d => d.Name));
        var staff = new List<DemoStaff>
        {
            new(administrator, "Priya Raman", EmailOf("Priya Raman"), Role.Administrator, [], false),
        };
        foreach (var (name, role, names, language, isSick) in People)
        {
            long[] ids = [.. names.Select(n => departments[n].Id)];
            var invited = await desk.DoAsync(
                administrator,
                (db, actor, ct) =>
                    InviteStaff.Handle(db, actor, new(name, EmailOf(name), role, ids, language, Zone), ct)
            );
            await desk.DoAsync(
                Actor.System("sign-in"),
                (db, _, ct) => AcceptInvitation.Handle(db, new(invited.Token, hash), ct)
            );
            var actor = Actor.Staff(invited.StaffId, RolePermissions.Of(role), [.. ids]);
            staff.Add(new DemoStaff(actor, name, EmailOf(name), role, names, isSick));
        }

        await GiveToManagerAsync(desk, administrator, staff.Single(s => s.Role == Role.Manager), departments);
        foreach (var organisation in texts.Organisations)
        {
            await desk.DoAsync(
                administrator,
                (db, actor, ct) =>
                    AddOrganisation.Handle(db, actor, new(organisation[0], organisation[1], organisation[2]), ct)
            );
        }

        return staff;
    }

    /// <summary>Open six days; on Wednesday closed over lunch; the bank holidays of England.</summary>
    public static CalendarDefinition Hours(int firstYear, int lastYear)
    {
        ImmutableArray<TimeWindow> usual = [Window(8, 30, 17, 30)];
        ImmutableArray<TimeWindow> wednesday = [Window(8, 30, 12, 30), Window(13, 30, 17, 30)];
        ImmutableArray<TimeWindow> saturday = [Window(9, 0, 13, 0)];
        ImmutableArray<TimeWindow> mondayPeak = [Window(8, 30, 12, 0)];
        return new CalendarDefinition(
            Zone,
            ImmutableDictionary.CreateRange([
                KeyValuePair.Create(IsoDayOfWeek.Monday, usual),
                KeyValuePair.Create(IsoDayOfWeek.Tuesday, usual),
                KeyValuePair.Create(IsoDayOfWeek.Wednesday, wednesday),
                KeyValuePair.Create(IsoDayOfWeek.Thursday, usual),
                KeyValuePair.Create(IsoDayOfWeek.Friday, usual),
                KeyValuePair.Create(IsoDayOfWeek.Saturday, saturday),
            ]),
            ImmutableDictionary.CreateRange([KeyValuePair.Create(IsoDayOfWeek.Monday, mondayPeak)]),
            HolidaySets.Find("GB-ENG")!.Of(firstYear, lastYear)
        );
    }

    private static SetUpDesk.Request Request(CalendarDefinition hours, string hash, string publicUrl) =>
        new(
            new CompanyFields(Name, "en", Zone, publicUrl, "#2f6b4f"),
            hours,
            new DraftPolicy.Request("Customer service policy", DemoTexts.Policy(), PolicyTexts.Markdown, "policy.md"),
            [.. Departments],
            new SetUpDesk.AdministratorFields("Priya Raman", EmailOf("Priya Raman"), hash),
            // An address, so that letters look like letters, and no server: nothing can leave.
            new MailFields(
                "hello@fernhollow.example",
                Name,
                SmtpHost: "",
                SmtpPort: 587,
                MailSecurity.StartTls,
                SmtpUser: "",
                AcceptedRecipients: "",
                PlusAddressing: true
            )
        );

    private static async Task GiveToManagerAsync(
        DemoDesk desk,
        Actor administrator,
        DemoStaff manager,
        Dictionary<string, Department> departments
    )
    {
        foreach (var department in departments.Values.OrderBy(d => d.Id))
        {
            await desk.DoAsync(
                administrator,
                (db, actor, ct) =>
                    ChangeDepartment.Handle(
                        db,
                        actor,
                        new(
                            department.Id,
                            department.Name,
                            department.Email,
                            manager.Actor.Id,
                            department.IsDefault,
                            IsArchived: false,
                            department.Version
                        ),
                        ct
                    )
            );
        }
    }

    private static string EmailOf(string name) => $"{name.Split(' ')[0].ToLowerInvariant()}@fernhollow.example";

    private static TimeWindow Window(int hour, int minute, int toHour, int toMinute) =>
        new(new LocalTime(hour, minute), new LocalTime(toHour, toMinute));
}
