using System.Collections.Immutable;
using System.Text.Json;
using Charter.Desk.Policies;
using Charter.Desk.Policies.Documents;
using Charter.Desk.Settings;
using Charter.Desk.Setup;
using Charter.Desk.Staff;
using Charter.Policy.Calendars;
using Charter.Policy.Language;
using Charter.Server.Staff;
using Microsoft.AspNetCore.Identity;
using NodaTime;

namespace Charter.Server.Setup;

/// <summary>
/// Reads the file of <c>charter setup --config</c> into the request that the wizard makes too. Its members are described
/// in <c>docs/guide/first-run.md</c>.
/// </summary>
internal sealed class SetupFile
{
    private const string Advice = "See docs/guide/first-run.md for an example.";
    private readonly List<string> problems = [];
    private readonly SetupFileSurroundings around;

    private SetupFile(SetupFileSurroundings around) => this.around = around;

    /// <summary>Reads the text of a file; either the request or all that is wrong, each with its path.</summary>
    public static (SetUpDesk.Request? Request, IReadOnlyList<string> Problems) Read(
        string text,
        SetupFileSurroundings around
    )
    {
        ArgumentNullException.ThrowIfNull(text);
        var file = new SetupFile(around);
        try
        {
            var options = new JsonDocumentOptions
            {
                AllowTrailingCommas = true,
                CommentHandling = JsonCommentHandling.Skip,
            };
            using var document = JsonDocument.Parse(text, options);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                return (null, [$"The file is not a JSON object. {Advice}"]);
            }

            var request = file.ReadRoot(new ConfigPart(document.RootElement, "", file.problems));
            return file.problems.Count == 0 ? (request, []) : (null, file.problems);
        }
        catch (JsonException broken)
        {
            var place = FormattableString.Invariant($"line {broken.LineNumber + 1}");
            return (null, [$"The file is not JSON, {place}: {broken.Message} {Advice}"]);
        }
    }

    private SetUpDesk.Request ReadRoot(ConfigPart root)
    {
        var company = ReadCompany(root.Part("company", required: true));
        var hours = ReadHours(root.Part("supportHours", required: true), company.Zone);
        var policy = ReadPolicy(root.Part("policy", required: true), company.Language);
        ImmutableArray<SetUpDesk.DepartmentFields> departments = [.. root.Parts("departments").Select(ReadDepartment)];
        var administrator = ReadAdministrator(root.Part("administrator", required: true));
        var (mail, secret) = ReadMail(root.Part("mail", required: false));
        root.RefuseOthers();
        return new SetUpDesk.Request(company, hours, policy, departments, administrator, mail, secret);
    }

    private CompanyFields ReadCompany(ConfigPart? part)
    {
        if (part is null)
        {
            return new CompanyFields("", "en", "Etc/UTC", "");
        }

        var usual = new CompanyFields("", "", "", "");
        var fields = new CompanyFields(
            part.Text("name", "The company's name."),
            part.TextOr("language", "en"),
            part.Text("zone", "A time zone, such as Europe/London."),
            part.Text("publicUrl", "Where people reach the desk, such as https://help.example.com."),
            part.TextOr("colour", usual.Colour)
        );
        part.RefuseOthers();
        if (problems.Count == 0 && fields.Check() is { } wrong)
        {
            part.Wrong(wrong.Field, $"can't be taken. {wrong.Problem}");
        }

        return fields;
    }

    private CalendarDefinition ReadHours(ConfigPart? part, string zone)
    {
        var none = new CalendarDefinition(
            zone,
            ImmutableDictionary<IsoDayOfWeek, ImmutableArray<TimeWindow>>.Empty,
            ImmutableDictionary<IsoDayOfWeek, ImmutableArray<TimeWindow>>.Empty,
            []
        );
        if (part is null)
        {
            return none;
        }

        var set = part.TextOr("holidaySet", "");
        var json = part.Json("calendar");
        part.RefuseOthers();
        if (json is null)
        {
            part.Wrong("calendar", "is missing. Write {\"hours\":{\"mon\":[[\"09:00\",\"17:00\"]]}}.");
            return none;
        }

        if (!CalendarText.TryRead(json.Value.GetRawText(), out var definition, out var problem))
        {
            part.Wrong("calendar", $"can't be read: {problem}");
            return none;
        }

        definition = definition with { Zone = definition.Zone.Length > 0 ? definition.Zone : zone };
        definition = definition with { Holidays = WithSet(part, set, definition.Holidays) };
        if (!SupportCalendar.TryCreate(definition, out _, out var wrong))
        {
            part.Wrong("calendar", string.Join("; ", wrong));
        }

        return definition;
    }

    // The file's own days take the place of the set's, so that a short day can be stated.
    private ImmutableArray<Holiday> WithSet(ConfigPart part, string code, ImmutableArray<Holiday> stated)
    {
        if (code.Length == 0)
        {
            return stated;
        }

        if (HolidaySets.Find(code) is not { } set)
        {
            part.Wrong(
                "holidaySet",
                $"“{code}” is not known. Known are: {string.Join(", ", HolidaySets.All.Select(s => s.Code))}."
            );
            return stated;
        }

        var own = stated.Select(day => day.Date).ToHashSet();
        return [.. stated, .. set.Of(around.Year, around.Year + 2).Where(day => !own.Contains(day.Date))];
    }

    private DraftPolicy.Request ReadPolicy(ConfigPart? part, string language)
    {
        var none = new DraftPolicy.Request("", "", PolicyTexts.Markdown);
        if (part is null)
        {
            return none;
        }

        var title = part.TextOr("title", "");
        var (file, text, starter) = (part.TextOr("file", ""), part.TextOr("text", ""), part.TextOr("starter", ""));
        part.RefuseOthers();
        if (new[] { file, text, starter }.Count(value => value.Length > 0) != 1)
        {
            part.Wrong("file", "or text, or starter: exactly one of the three is needed.");
            return none;
        }

        if (starter.Length > 0 && !StarterTexts.Names.Contains(starter))
        {
            part.Wrong("starter", $"is not known. Known are: {string.Join(", ", StarterTexts.Names)}.");
            return none;
        }

        var policy =
            file.Length > 0 ? ReadPolicyFile(part, title, file)
            : starter.Length > 0
                ? new DraftPolicy.Request(title, StarterTexts.In(starter, language), PolicyTexts.Markdown)
            : new DraftPolicy.Request(title, text, PolicySteps.FormatOf(text));
        CheckPolicy(part, policy);
        return policy;
    }

    private void CheckPolicy(ConfigPart part, DraftPolicy.Request policy)
    {
        var compiled = PolicyTexts.Compile(policy.Text, policy.Format);
        foreach (var slot in compiled.Slots.Where(s => s.InPromise))
        {
            part.Wrong("file", $"line {slot.Span.Line}: fill in {slot.Text}; it stands inside a promise.");
        }

        foreach (var error in compiled.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error))
        {
            part.Wrong("file", $"line {error.Span.Line}: {error.Message} {error.Advice}");
        }
    }

    private DraftPolicy.Request ReadPolicyFile(ConfigPart part, string title, string file)
    {
        var path = Path.Combine(around.Folder, file);
        try
        {
            if (new FileInfo(path) is { Exists: true, Length: > PolicyDocumentReader.LargestFile })
            {
                part.Wrong("file", $"{path} is larger than a policy can be.");
                return new DraftPolicy.Request(title, "", PolicyTexts.Markdown);
            }

            var document = PolicyDocumentReader.Read(File.ReadAllBytes(path), path);
            foreach (var error in document.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error))
            {
                part.Wrong("file", $"{error.Message} {error.Advice}");
            }

            var format = document.Format switch
            {
                PolicyFormat.Markdown => PolicyTexts.Markdown,
                PolicyFormat.PlainText => PolicyTexts.PlainText,
                _ => PolicySteps.FormatOf(document.Text),
            };
            return new DraftPolicy.Request(title, document.Text, format, Path.GetFileName(path));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            part.Wrong("file", $"can't be read: {problem.Message} Paths are taken from the set-up file's folder.");
            return new DraftPolicy.Request(title, "", PolicyTexts.Markdown);
        }
    }

    private SetUpDesk.DepartmentFields ReadDepartment(ConfigPart part)
    {
        var email = part.TextOr("email", "");
        var department = new SetUpDesk.DepartmentFields(
            part.Text("name", "The department's name."),
            email.Length == 0 ? null : email
        );
        part.RefuseOthers();
        return department;
    }

    private SetUpDesk.AdministratorFields ReadAdministrator(ConfigPart? part)
    {
        if (part is null)
        {
            return new SetUpDesk.AdministratorFields("", "", "");
        }

        var (name, email) = (
            part.Text("name", "The administrator's name."),
            part.Text("email", "The address to sign in with.")
        );
        var password = around.Secret(part, "password", "passwordVariable");
        part.RefuseOthers();
        if (password is null)
        {
            part.Wrong(
                "password",
                "is missing. Write it here, name an environment variable in passwordVariable, or pipe it with --password-stdin."
            );
        }
        else if (password.Length is < PasswordRule.Shortest or > PasswordRule.Longest)
        {
            part.Wrong("password", $"must have {PasswordRule.Shortest} to {PasswordRule.Longest} characters.");
        }

        var hash = new PasswordHasher<StaffMember>().HashPassword(null!, password ?? "");
        return new SetUpDesk.AdministratorFields(name, email, hash);
    }

    private (MailFields? Mail, string? Secret) ReadMail(ConfigPart? part)
    {
        if (part is null)
        {
            return (null, null);
        }

        var security = part.TextOr("smtpSecurity", "starttls");
        if (security is not ("tls" or "starttls" or "none"))
        {
            part.Wrong("smtpSecurity", "is one of tls, starttls, none.");
        }

        var fields = new MailFields(
            part.Text("address", "The desk's own address, such as help@example.com."),
            part.TextOr("displayName", ""),
            part.TextOr("smtpHost", ""),
            part.NumberOr("smtpPort", 587),
            security switch
            {
                "tls" => MailSecurity.Tls,
                "none" => MailSecurity.None,
                _ => MailSecurity.StartTls,
            },
            part.TextOr("smtpUser", ""),
            part.TextOr("acceptedRecipients", ""),
            part.FlagOr("plusAddressing", false)
        );
        var secret = around.SmtpSecret(part);
        part.RefuseOthers();
        if (fields.Check() is { } wrong)
        {
            part.Wrong(wrong.Field, $"can't be taken. {wrong.Problem}");
        }

        return (fields, secret);
    }
}
