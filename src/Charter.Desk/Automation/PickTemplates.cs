using System.Collections.Immutable;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Charter.Desk.Tickets;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Charter.Desk.Automation;

/// <summary>The answers that the composer offers on a ticket: its department's own and everybody's, in the customer's language first.</summary>
public static class PickTemplates
{
    public const int Most = 50;

    /// <param name="TicketId">The ticket.</param>
    /// <param name="Search">Part of a title; empty for all.</param>
    public sealed record Request(long TicketId, string Search = "");

    public sealed record Result(ImmutableArray<Template> Templates);

    public static async Task<Outcome<Result>> Run(
        DeskContext db,
        Actor actor,
        Request request,
        Instant now,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(request);
        var ticket = await db
            .Tickets.AsNoTracking()
            .VisibleTo(actor)
            .SingleOrDefaultAsync(t => t.Id == request.TicketId, cancellationToken);
        if (ticket is null)
        {
            return new NotFound("ticket");
        }

        // A company has some hundreds of answers at most; titles are compared here so that both databases agree on case.
        var templates = await db
            .Templates.AsNoTracking()
            .Where(t =>
                t.Kind == TemplateKind.Answer && (t.DepartmentId == null || t.DepartmentId == ticket.DepartmentId)
            )
            .ToListAsync(cancellationToken);
        return new Result([
            .. templates
                .Where(t => t.Name.Contains(request.Search.Trim(), StringComparison.OrdinalIgnoreCase))
                .OrderByDescending(t => t.Language == ticket.Language)
                .ThenByDescending(t => t.DepartmentId is not null)
                .ThenBy(t => t.Name, StringComparer.OrdinalIgnoreCase)
                .Take(Most),
        ]);
    }
}
