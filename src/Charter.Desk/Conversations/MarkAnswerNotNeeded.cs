using Charter.Desk.Conversations.Events;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Charter.Desk.Tickets;

namespace Charter.Desk.Conversations;

/// <summary>Records that what the customer wrote last needs no answer, such as a closing "thanks".</summary>
public static class MarkAnswerNotNeeded
{
    public sealed record Request(long TicketId, string? Reason = null);

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

        if (!FieldText.IsOptionalLine(request.Reason, "reason", 1000, out var reason, out var wrong))
        {
            return wrong;
        }

        // A machine can't say what a person needs.
        if (!actor.IsPerson)
        {
            return new NotAllowed("a person of the desk");
        }

        db.Record(new AnswerNotNeeded(reason), ticket.Id);
        return Done.It;
    }
}
