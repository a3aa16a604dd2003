using Charter.Desk.Journal;
using Charter.Desk.Policies;
using Charter.Desk.Promises.Events;
using Charter.Desk.Storage;
using Charter.Desk.Tickets;
using Charter.Desk.Tickets.Events;
using Charter.Policy;
using Microsoft.EntityFrameworkCore;

namespace Charter.Desk.Automation;

/// <summary>
/// Escalates a ticket when a promise on it breaks, or stays broken, and a row of the matrix says so: once for each
/// promise, round and level. A broken promise about the escalation itself tells people, but raises nothing again at
/// the level where it already is.
/// </summary>
public sealed class EscalateAlongMatrix : IJournalReaction
{
    /// <inheritdoc/>
    public async Task ReactAsync(
        DeskContext db,
        IReadOnlyList<PendingEvent> happened,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(happened);
        foreach (var pending in happened)
        {
            switch (pending.Happened)
            {
                case PromiseBroken e:
                    await EscalateAsync(
                        db,
                        pending.TicketId!.Value,
                        (e.CommitmentKey, e.Round),
                        row => row.Trigger == MatrixTrigger.Broken,
                        cancellationToken
                    );
                    break;
                case PromiseStillBroken e:
                    await EscalateAsync(
                        db,
                        pending.TicketId!.Value,
                        (e.CommitmentKey, e.Round),
                        row => row.Trigger == MatrixTrigger.StillBroken && row.AfterMinutes == e.AfterMinutes,
                        cancellationToken
                    );
                    break;
            }
        }
    }

    private static async Task EscalateAsync(
        DeskContext db,
        long ticketId,
        (string Key, int Round) promise,
        Func<MatrixLevel, bool> isMeant,
        CancellationToken cancellationToken
    )
    {
        var rows = await db
            .MatrixLevels.Where(l => l.Escalates)
            .OrderByDescending(l => l.Level)
            .ToListAsync(cancellationToken);
        var row = rows.Find(isMeant.Invoke);
        var ticket = await db.Tickets.FindAsync([ticketId], cancellationToken);
        if (row is null || ticket is null || ticket.IsTest || !ticket.IsOpen())
        {
            return;
        }

        await db.Escalations.AsTracking().Where(e => e.TicketId == ticketId).LoadAsync(cancellationToken);
        var earlier = db.Escalations.Local.Where(e => e.TicketId == ticketId && e.Level >= row.Level).ToArray();
        var startedAt = db
            .PromiseReadings.Local.FirstOrDefault(r =>
                r.TicketId == ticketId && r.CommitmentKey == promise.Key && r.Round == promise.Round
            )
            ?.StartedAt;
        var isAboutEscalation =
            promise.Key.Split(' ') is [_, var subject, ..] && subject == Vocabulary.Token(ServedSubject.Escalation);
        if (
            (isAboutEscalation && earlier.Length > 0)
            || earlier.Any(e => e.CommitmentKey == promise.Key && (startedAt is null || e.EscalatedAt >= startedAt))
        )
        {
            return;
        }

        var people = await MatrixPeople.OfAsync(db, row, ticket, cancellationToken);
        var to = people.Count == 1 ? people[0].Id : (long?)null;
        db.Escalations.Add(
            new Escalation
            {
                Id = db.NewId(),
                TicketId = ticketId,
                Level = row.Level,
                Reason = row.Words,
                ToStaffId = to,
                CommitmentKey = promise.Key,
                EscalatedAt = db.Write!.Now,
            }
        );
        db.Record(new TicketEscalated(row.Level, row.Words, to, promise.Key), ticketId);
    }
}
