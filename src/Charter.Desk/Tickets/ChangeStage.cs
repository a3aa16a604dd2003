using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Charter.Desk.Tickets.Events;

namespace Charter.Desk.Tickets;

/// <summary>Moves a complaint to another stage, as the policy names it, or to none.</summary>
public static class ChangeStage
{
    public sealed record Request(long TicketId, string? Stage, int? SeenVersion = null);

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

        string? stage = null;
        if (!string.IsNullOrWhiteSpace(request.Stage))
        {
            if (TicketLabels.Read(request.Stage, "stage", out var label) is { } wrong)
            {
                return wrong;
            }

            stage = label;
        }

        if (ticket.Stage != stage)
        {
            db.Record(new TicketStageChanged(stage, ticket.Stage), ticket.Id);
            ticket.Stage = stage;
            ticket.Version++;
        }

        return Done.It;
    }
}
