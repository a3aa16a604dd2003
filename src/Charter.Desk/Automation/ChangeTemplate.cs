using Charter.Desk.Automation.Events;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;

namespace Charter.Desk.Automation;

/// <summary>Adds a template or changes one.</summary>
public static class ChangeTemplate
{
    public const int LongestBody = 20_000;

    /// <param name="TemplateId">Which; <c>null</c> for a new one.</param>
    /// <param name="Kind">What a new one is for; an old one keeps its kind.</param>
    /// <param name="Name">For a letter one of <see cref="LetterNames.ToCustomers"/>; for an answer a title.</param>
    /// <param name="Language">An IETF tag.</param>
    /// <param name="Subject">One line, needed for letters.</param>
    /// <param name="Body">The text with its fields.</param>
    /// <param name="DepartmentId">The department that uses it; <c>null</c> for all.</param>
    /// <param name="Version">The version that the author read; ignored for a new one.</param>
    public sealed record Request(
        long? TemplateId,
        TemplateKind Kind,
        string Name,
        string Language,
        string Subject,
        string Body,
        long? DepartmentId = null,
        int Version = 0
    );

    public sealed record Result(long TemplateId, int Version);

    public static async Task<Outcome<Result>> Handle(
        DeskContext db,
        Actor actor,
        Request request,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(request);
        if (actor.Lacks(Permissions.EditTemplates) is { } notAllowed)
        {
            return notAllowed;
        }

        var template = request.TemplateId is { } id ? await db.Templates.FindAsync([id], cancellationToken) : null;
        if (request.TemplateId is not null && template is null)
        {
            return new NotFound("template");
        }

        if (template is not null && template.Version != request.Version)
        {
            return new ChangedMeanwhile("template", template.Version);
        }

        if (Check(request, out var name, out var language, out var subject, out var body) is { } wrong)
        {
            return wrong;
        }

        if (
            request.DepartmentId is { } department
            && await db.Departments.FindAsync([department], cancellationToken) is null
        )
        {
            return new InvalidField("departmentId", "There is no such department.");
        }

        template ??= Add(db, request.Kind, name, language, body);
        template.Name = name;
        template.Language = language;
        template.Subject = subject;
        template.Body = body;
        template.DepartmentId = request.DepartmentId;
        template.Version++;
        db.Record(new TemplateChanged(template.Id, template.Name));
        return new Result(template.Id, template.Version);
    }

    private static Template Add(DeskContext db, TemplateKind kind, string name, string language, string body)
    {
        var template = new Template
        {
            Id = db.NewId(),
            Kind = kind,
            Name = name,
            Language = language,
            Body = body,
            Version = 0,
        };
        db.Templates.Add(template);
        return template;
    }

    private static InvalidField? Check(
        Request request,
        out string name,
        out string language,
        out string subject,
        out string body
    )
    {
        language = body = "";
        subject = "";
        if (
            !FieldText.IsLine(request.Name, "name", FieldText.LongestLine, out name, out var wrong)
            || !FieldText.IsLine(request.Language, "language", 35, out language, out wrong)
            || !FieldText.IsOptionalLine(request.Subject, "subject", FillFields.LongestSubject, out var line, out wrong)
            || !FieldText.IsProse(request.Body, "body", LongestBody, out body, out wrong)
        )
        {
            return wrong;
        }

        subject = line ?? "";
        if (request.Kind != TemplateKind.Letter)
        {
            return null;
        }

        if (!LetterNames.ToCustomers.Contains(name))
        {
            return new InvalidField("name", $"Letters are {string.Join(", ", LetterNames.ToCustomers)}.");
        }

        return subject.Length == 0 ? new InvalidField("subject", "A letter needs a subject.") : null;
    }
}
