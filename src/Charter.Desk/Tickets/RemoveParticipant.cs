using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Charter.Desk.Tickets.Events;
using Microsoft.EntityFrameworkCore;

namespace Charter.Desk.Tickets;

/// <summary>Ends that somebody takes part in a ticket: they get nothing more, and what they write opens a ticket of their own.</summary>
public static class RemoveParticipant
{
    public sealed record Request(long TicketId, long ParticipantId);

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
            cancellationToken
        );
        if (!found.IsDone(out var ticket))
        {
            return found.Refusal!;
        }

        var participant = await db
            .TicketParticipants.AsTracking()
            .SingleOrDefaultAsync(p => p.Id == request.ParticipantId && p.TicketId == ticket.Id, cancellationToken);
        if (participant is null)
        {
            return new NotFound("participant");
        }

        db.TicketParticipants.Remove(participant);
        db.Record(new ParticipantRemoved(participant.Id), ticket.Id);
        return Done.It;
    }
}
