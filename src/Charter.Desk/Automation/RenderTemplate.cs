using Charter.Desk.Policies;
using Charter.Desk.Settings;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Charter.Desk.Tickets;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Charter.Desk.Automation;

/// <summary>Fills a text with a ticket's fields: the preview of a template, and what the composer inserts.</summary>
public static class RenderTemplate
{
    /// <param name="TicketId">Whose fields.</param>
    /// <param name="Subject">The subject with its fields; may be empty.</param>
    /// <param name="Body">The text with its fields.</param>
    public sealed record Request(long TicketId, string Subject, string Body);

    public sealed record Result(FilledLetter Letter);

    public static async Task<Outcome<Result>> Run(
        DeskContext db,
        Actor actor,
        Request request,
        Editions editions,
        Instant now,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(request);
        var ticket = await db
            .Tickets.AsNoTracking()
            .VisibleTo(actor)
            .SingleOrDefaultAsync(t => t.Id == request.TicketId, cancellationToken);
        if (ticket is null)
        {
            return new NotFound("ticket");
        }

        if (request.Body.Length > ChangeTemplate.LongestBody)
        {
            return new InvalidField("body", $"At most {ChangeTemplate.LongestBody} characters fit here.");
        }

        var fields = await LetterFields.OfAsync(db, ticket, editions, ticket.Language, true, cancellationToken);
        fields["staff.name"] =
            actor.Kind == ActorKind.Staff
                ? (await db.StaffMembers.FindAsync([actor.Id], cancellationToken))?.Name ?? ""
                : "";
        // A link is issued when a letter leaves, not when somebody looks at one.
        var company = await db.Companies.FindAsync([Company.TheOnlyId], cancellationToken);
        fields["follow.link"] = company is null ? "" : company.PublicUrl.TrimEnd('/') + FollowAddress.Path + "…";
        // What a person says when they send it is theirs to say; the place where it will stand is shown.
        foreach (var said in new[] { "words", "found", "reason", "new.due" })
        {
            fields[said] = "…";
        }

        return new Result(FillFields.Of(new LetterText(request.Subject, request.Body, ticket.Language), fields));
    }
}
