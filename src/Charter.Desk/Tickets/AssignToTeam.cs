using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Charter.Desk.Tickets.Events;
using Microsoft.EntityFrameworkCore;

namespace Charter.Desk.Tickets;

/// <summary>Gives a ticket to a team, or takes it from one; with it the ticket goes to the team's department.</summary>
public static class AssignToTeam
{
    /// <param name="TicketId">The ticket.</param>
    /// <param name="TeamId">The team; <c>null</c> for none.</param>
    /// <param name="SeenVersion">The version that the actor saw.</param>
    public sealed record Request(long TicketId, long? TeamId, int? SeenVersion = null);

    public static async Task<Outcome<Done>> Handle(
        DeskContext db,
        Actor actor,
        Request request,
        CancellationToken cancellationToken
    )
    {
        var found = await TicketLookup.FindToChangeAsync(
            db,
            actor,
            request.TicketId,
            Permissions.WorkTickets,
            cancellationToken,
            request.SeenVersion
        );
        if (!found.IsDone(out var ticket))
        {
            return found.Refusal!;
        }

        if (!ticket.IsOpen())
        {
            return new TicketNotOpen();
        }

        if (request.TeamId == ticket.TeamId)
        {
            return Done.It;
        }

        if (request.TeamId is { } teamId)
        {
            var team = await db.Teams.SingleOrDefaultAsync(t => t.Id == teamId && !t.IsArchived, cancellationToken);
            if (team is null)
            {
                return new InvalidField("teamId", "There is no such team.");
            }

            if (ticket.DepartmentId != team.DepartmentId)
            {
                db.Record(new TicketReferred(team.DepartmentId, ticket.DepartmentId, null, null), ticket.Id);
                ticket.DepartmentId = team.DepartmentId;
            }
        }

        db.Record(new TicketTeamChanged(request.TeamId, ticket.TeamId), ticket.Id);
        ticket.TeamId = request.TeamId;
        ticket.Version++;
        return Done.It;
    }
}
