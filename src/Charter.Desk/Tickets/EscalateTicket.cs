using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Charter.Desk.Tickets.Events;
using Microsoft.EntityFrameworkCore;

namespace Charter.Desk.Tickets;

/// <summary>Raises a ticket to a level of the escalation matrix, and opens the record that goes with it.</summary>
public static class EscalateTicket
{
    /// <param name="TicketId">The ticket.</param>
    /// <param name="Level">The level of the matrix, from 1.</param>
    /// <param name="Reason">Why; it goes into the record.</param>
    /// <param name="ToStaffId">Whom it goes to, where one person is meant.</param>
    /// <param name="CommitmentKey">The promise that broke, where that is the cause.</param>
    public sealed record Request(
        long TicketId,
        int Level,
        string Reason,
        long? ToStaffId = null,
        string? CommitmentKey = null
    );

    public sealed record Result(long EscalationId);

    /// <summary>The ticket needs nobody's attention any more.</summary>
    public sealed record AlreadyResolved()
        : Refusal("ticket-already-resolved", "The ticket is resolved. Reopen it before it is escalated.");

    private const int HighestLevel = 20;

    public static async Task<Outcome<Result>> Handle(
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
            Permissions.EscalateTickets,
            cancellationToken
        );
        if (!found.IsDone(out var ticket))
        {
            return found.Refusal!;
        }

        if (!ticket.IsOpen())
        {
            return new AlreadyResolved();
        }

        if (!FieldText.IsLine(request.Reason, "reason", 1000, out var reason, out var wrong))
        {
            return wrong;
        }

        if (request.Level is < 1 or > HighestLevel)
        {
            return new InvalidField("level", "Levels are numbered from 1 to 20.");
        }

        if (request.CommitmentKey is { Length: > 500 })
        {
            return new InvalidField("commitmentKey", "That is not the key of a promise.");
        }

        var known =
            request.ToStaffId is null
            || await db.StaffMembers.AnyAsync(s => s.Id == request.ToStaffId && s.IsActive, cancellationToken);
        if (!known)
        {
            return new InvalidField("toStaffId", "There is no such person at the desk.");
        }

        return new Result(Add(db, ticket, request, reason).Id);
    }

    private static Escalation Add(DeskContext db, Ticket ticket, Request request, string reason)
    {
        var escalation = new Escalation
        {
            Id = db.NewId(),
            TicketId = ticket.Id,
            Level = request.Level,
            Reason = reason,
            ToStaffId = request.ToStaffId,
            CommitmentKey = request.CommitmentKey,
            EscalatedAt = db.Write!.Now,
        };
        db.Escalations.Add(escalation);
        db.Record(new TicketEscalated(request.Level, reason, request.ToStaffId, request.CommitmentKey), ticket.Id);
        return escalation;
    }
}
