using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Charter.Desk.Tickets.Events;

namespace Charter.Desk.Tickets;

/// <summary>Gives a ticket another subject.</summary>
public static class RenameTicket
{
    public sealed record Request(long TicketId, string Subject, int? SeenVersion = null);

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

        if (!FieldText.IsLine(request.Subject, "subject", FieldText.LongestLine, out var subject, out var wrong))
        {
            return wrong;
        }

        if (ticket.Subject != subject)
        {
            db.Record(new TicketSubjectChanged(subject, ticket.Subject), ticket.Id);
            ticket.Subject = subject;
            ticket.Version++;
        }

        return Done.It;
    }
}
