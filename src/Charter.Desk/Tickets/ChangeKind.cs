using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Charter.Desk.Tickets.Events;
using Charter.Policy.Clocks;

namespace Charter.Desk.Tickets;

/// <summary>Says that a ticket is another kind of matter: an enquiry, a request, a complaint, a suggestion.</summary>
public static class ChangeKind
{
    public sealed record Request(long TicketId, CaseKind Kind, int? SeenVersion = null);

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

        if (!Enum.IsDefined(request.Kind))
        {
            return new InvalidField("kind", "There is no such kind of matter.");
        }

        if (ticket.Kind != request.Kind)
        {
            db.Record(new TicketKindChanged(request.Kind, ticket.Kind), ticket.Id);
            ticket.Kind = request.Kind;
            ticket.Version++;
        }

        return Done.It;
    }
}
