using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Charter.Desk.Tickets.Events;

namespace Charter.Desk.Tickets;

/// <summary>Completes the record of an escalation: what happened, what was tried, what will be done.</summary>
public static class RecordEscalation
{
    private const int LongestPart = 10_000;

    public sealed record Request(long EscalationId, string Summary, string NextSteps);

    /// <summary>The record was completed before; it stands as it is.</summary>
    public sealed record AlreadyRecorded()
        : Refusal("escalation-already-recorded", "The record of this escalation is complete and stands as it is.");

    public static async Task<Outcome<Done>> Handle(
        DeskContext db,
        Actor actor,
        Request request,
        CancellationToken cancellationToken
    )
    {
        if (await db.Escalations.FindAsync([request.EscalationId], cancellationToken) is not { } escalation)
        {
            return new NotFound("escalation");
        }

        var found = await TicketLookup.FindToChangeAsync(
            db,
            actor,
            escalation.TicketId,
            Permissions.EscalateTickets,
            cancellationToken
        );
        if (!found.IsDone(out var ticket))
        {
            // Whoever may not see the ticket must not learn that the escalation exists either.
            return found.Refusal is NotFound ? new NotFound("escalation") : found.Refusal!;
        }

        if (!FieldText.IsProse(request.Summary, "summary", LongestPart, out var summary, out var wrong))
        {
            return wrong;
        }

        if (!FieldText.IsProse(request.NextSteps, "nextSteps", LongestPart, out var nextSteps, out wrong))
        {
            return wrong;
        }

        if (escalation.RecordedAt is not null)
        {
            return new AlreadyRecorded();
        }

        escalation.Summary = summary;
        escalation.NextSteps = nextSteps;
        escalation.RecordedAt = db.Write!.Now;
        escalation.RecordedById = actor.Kind == ActorKind.Staff ? actor.Id : null;
        db.Record(new EscalationRecorded(escalation.Id), ticket.Id);
        return Done.It;
    }
}
