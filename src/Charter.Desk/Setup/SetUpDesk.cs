using System.Collections.Immutable;
using Charter.Desk.Conversations;
using Charter.Desk.Customers;
using Charter.Desk.Policies;
using Charter.Desk.Settings;
using Charter.Desk.Settings.Events;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Staff.Events;
using Charter.Desk.Storage;
using Charter.Policy;
using Charter.Policy.Calendars;
using Microsoft.EntityFrameworkCore;

namespace Charter.Desk.Setup;

/// <summary>
/// The whole first run in one write, by the wizard or by <c>charter setup</c>: when it ends, the policy is in force and
/// a test ticket's clock ticks; when anything is refused, nothing was done.
/// </summary>
public static class SetUpDesk
{
    public const int MostDepartments = 50;

    /// <param name="Company">The company.</param>
    /// <param name="Hours">Support hours, peak hours and holidays.</param>
    /// <param name="Policy">The policy.</param>
    /// <param name="Departments">The departments; the first takes what nobody else does. Empty for one called "Customer service".</param>
    /// <param name="Administrator">Who runs the desk.</param>
    /// <param name="Mail">How mail leaves and arrives; <c>null</c> to set that later.</param>
    /// <param name="ProtectedMailSecret">The mail password as the server encrypted it.</param>
    /// <param name="Matrix">The escalation matrix; <c>null</c> for the policy's own table, or the usual one.</param>
    public sealed record Request(
        CompanyFields Company,
        CalendarDefinition Hours,
        DraftPolicy.Request Policy,
        ImmutableArray<DepartmentFields> Departments,
        AdministratorFields Administrator,
        MailFields? Mail = null,
        string? ProtectedMailSecret = null,
        ImmutableArray<MatrixRow>? Matrix = null
    );

    /// <param name="Name">The department's name.</param>
    /// <param name="Email">Its own address; <c>null</c> for the desk's.</param>
    public sealed record DepartmentFields(string Name, string? Email = null);

    /// <param name="Name">The administrator's name.</param>
    /// <param name="Email">The address to sign in with.</param>
    /// <param name="PasswordHash">The password's hash by ASP.NET Core Identity.</param>
    public sealed record AdministratorFields(string Name, string Email, string PasswordHash)
    {
        /// <summary>Without the hash, so that no log ever holds it.</summary>
        public override string ToString() => Email;
    }

    /// <param name="AdministratorId">Who runs the desk.</param>
    /// <param name="Edition">The edition in force.</param>
    /// <param name="TestTicketId">The test ticket.</param>
    /// <param name="TestTicketNumber">Its number.</param>
    public sealed record Result(long AdministratorId, int Edition, long TestTicketId, int TestTicketNumber);

    public static async Task<Outcome<Result>> Handle(
        DeskContext db,
        Actor actor,
        Request request,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(request);
        if (actor.Lacks(Permissions.EditSettings | Permissions.EditStaff) is { } notAllowed)
        {
            return notAllowed;
        }

        if (await db.Companies.AnyAsync(cancellationToken))
        {
            return new AlreadySetUp();
        }

        if (CheckFields(request) is { } wrong)
        {
            return wrong;
        }

        var administrator = AddPeople(db, request);
        var edition = await PutInForceAsync(db, actor, request, cancellationToken);
        if (!edition.IsDone(out var number))
        {
            return edition.Refusal!;
        }

        db.Record(new DeskSetUp(request.Company.Name.Trim()));
        // The test ticket is opened by the slices of everyday, which ask the database.
        await db.SaveChangesAsync(cancellationToken);
        var ticket = await OpenTestTicketAsync(db, actor, request, cancellationToken);
        return ticket.IsDone(out var opened)
            ? new Result(administrator.Id, number, opened.TicketId, opened.Number)
            : ticket.Refusal!;
    }

    /// <summary>It was set up before. Settings are changed in their pages.</summary>
    public sealed record AlreadySetUp() : Refusal("desk-already-set-up", "This desk is set up already.");

    private static InvalidField? CheckFields(Request request)
    {
        if (request.Company.Check() is { } company)
        {
            return company;
        }

        if (request.Mail?.Check() is { } mail)
        {
            return mail;
        }

        if (request.Departments.Length > MostDepartments)
        {
            return new InvalidField("departments", $"At most {MostDepartments} to begin with.");
        }

        foreach (var department in request.Departments)
        {
            if (
                !FieldText.IsLine(department.Name, "departments", FieldText.LongestLine, out _, out var wrong)
                || department.Email is { Length: > 0 } email && !IsAddress(email, "departments", out wrong)
            )
            {
                return wrong;
            }
        }

        if (
            request.Departments.Select(d => d.Name.Trim()).Distinct(StringComparer.OrdinalIgnoreCase).Count()
            != request.Departments.Length
        )
        {
            return new InvalidField("departments", "Each department needs a name of its own.");
        }

        var administrator = request.Administrator;
        return !FieldText.IsLine(administrator.Name, "name", FieldText.LongestLine, out _, out var name) ? name
            : !IsAddress(administrator.Email, "email", out var address) ? address
            : administrator.PasswordHash.Length == 0 ? new InvalidField("password", "Choose a password.")
            : null;
    }

    private static bool IsAddress(string value, string field, out InvalidField? wrong)
    {
        wrong = AddressText.Read(AddressKind.Email, value) is null
            ? new InvalidField(field, "A mail address, such as help@example.com.")
            : null;
        return wrong is null;
    }

    private static StaffMember AddPeople(DeskContext db, Request request)
    {
        var now = db.Write!.Now;
        var company = new Company
        {
            Name = "",
            Language = "en",
            Zone = "Etc/UTC",
            PublicUrl = "",
            SetUpAt = now,
        };
        request.Company.CopyTo(company);
        db.Companies.Add(company);
        var mail = new MailSettings();
        request.Mail?.CopyTo(mail);
        request.Mail?.CopyToFirstRoute(db, null, request.ProtectedMailSecret);
        db.MailSettings.Add(mail);
        var email = request.Administrator.Email.Trim();
        var administrator = new StaffMember
        {
            Id = db.NewId(),
            Name = request.Administrator.Name.Trim(),
            Email = email,
            NormalizedEmail = email.ToUpperInvariant(),
            PasswordHash = request.Administrator.PasswordHash,
            SecurityStamp = Guid.NewGuid().ToString("N"),
            Role = Role.Administrator,
            Language = company.Language,
            Zone = company.Zone,
            CreatedAt = now,
        };
        db.StaffMembers.Add(administrator);
        db.Record(new StaffJoined(administrator.Id, administrator.Role));
        AddDepartments(db, request, administrator.Id);
        return administrator;
    }

    private static void AddDepartments(DeskContext db, Request request, long administratorId)
    {
        var wanted = request.Departments.IsDefaultOrEmpty
            ?
            [
                new DepartmentFields(
                    request.Company.Language.StartsWith("zh", StringComparison.OrdinalIgnoreCase)
                        ? "客户服务部"
                        : "Customer service"
                ),
            ]
            : request.Departments;
        for (var i = 0; i < wanted.Length; i++)
        {
            var department = new Department
            {
                Id = db.NewId(),
                Name = wanted[i].Name.Trim(),
                Email = string.IsNullOrWhiteSpace(wanted[i].Email) ? null : wanted[i].Email!.Trim(),
                ManagerId = administratorId,
                IsDefault = i == 0,
            };
            db.Departments.Add(department);
            db.DepartmentMembers.Add(new DepartmentMember { DepartmentId = department.Id, StaffId = administratorId });
            db.Record(new DepartmentAdded(department.Id));
        }
    }

    private static async Task<Outcome<int>> PutInForceAsync(
        DeskContext db,
        Actor actor,
        Request request,
        CancellationToken cancellationToken
    )
    {
        var hours = await ChangeSupportHours.Handle(db, actor, new(request.Hours), cancellationToken);
        if (hours.Refusal is not null)
        {
            return hours.Refusal;
        }

        var draft = await DraftPolicy.Handle(db, actor, request.Policy, cancellationToken);
        if (!draft.IsDone(out var policy))
        {
            return draft.Refusal!;
        }

        var approved = await ApprovePolicy.Handle(
            db,
            actor,
            new(policy.PolicyVersionId, policy.Version),
            cancellationToken
        );
        if (approved.Refusal is not null)
        {
            return approved.Refusal;
        }

        var inForce = await PutPolicyInForce.Handle(db, actor, new(policy.PolicyVersionId), cancellationToken);
        if (!inForce.IsDone(out var edition))
        {
            return inForce.Refusal!;
        }

        var stated = MatrixFromPolicy.Of(PolicyTexts.Compile(request.Policy.Text, request.Policy.Format).Escalation);
        var rows = request.Matrix ?? (stated.IsEmpty ? [.. MatrixRow.Default] : stated);
        var matrix = await ChangeMatrix.Handle(db, actor, new(rows), cancellationToken);
        return matrix.Refusal is null ? edition.Edition : matrix.Refusal;
    }

    private static Task<Outcome<FileIncoming.Result>> OpenTestTicketAsync(
        DeskContext db,
        Actor actor,
        Request request,
        CancellationToken cancellationToken
    )
    {
        var isChinese = request.Company.Language.StartsWith("zh", StringComparison.OrdinalIgnoreCase);
        var (subject, text) = isChinese
            ? (
                "测试工单：时钟在走",
                "这是一张测试工单，用来查看政策如何运行。它不计入统计；给客户的信会显示在这里，但不会发出。"
            )
            : (
                "A test ticket: its clock ticks",
                "This ticket shows how your policy runs. It is left out of all figures. Letters to its customer are shown here and not sent."
            );
        return FileIncoming.Handle(
            db,
            actor,
            new FileIncoming.Request(
                ServedSubject.Email,
                IntakeId: null,
                ExternalId: null,
                new Sender(AddressKind.Email, request.Administrator.Email, request.Administrator.Name),
                subject,
                text,
                text,
                Html: null,
                Files: [],
                IsAutomatic: false,
                ThreadHints.None,
                IsTest: true
            ),
            cancellationToken
        );
    }
}
