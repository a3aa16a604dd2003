using Charter.Desk.Conversations.Events;
using Charter.Desk.Journal;
using Charter.Desk.Storage;
using Charter.Desk.Tickets.Events;
using Microsoft.EntityFrameworkCore;

namespace Charter.Desk.Conversations;

/// <summary>
/// When a ticket goes into another, its messages and files go along, and what the customer wrote last and nobody
/// answered goes on waiting there. Its reply token and Message-IDs stay and lead along the merge.
/// </summary>
public sealed class GatherMergedMessages : IJournalReaction
{
    public async Task ReactAsync(
        DeskContext db,
        IReadOnlyList<PendingEvent> happened,
        CancellationToken cancellationToken
    )
    {
        foreach (var pending in happened)
        {
            if (pending is { Happened: TicketMerged merged, TicketId: { } from })
            {
                await GatherAsync(db, from, merged.IntoTicketId, cancellationToken);
            }
        }
    }

    private static async Task GatherAsync(DeskContext db, long from, long into, CancellationToken cancellationToken)
    {
        var messages = await db
            .Messages.AsTracking()
            .Where(m => m.TicketId == from)
            .OrderBy(m => m.At)
            .ThenBy(m => m.Id)
            .ToListAsync(cancellationToken);
        var files = await db.Attachments.AsTracking().Where(a => a.TicketId == from).ToListAsync(cancellationToken);
        foreach (var message in messages)
        {
            message.TicketId = into;
        }

        foreach (
            var held in await db.HeldReplies.AsTracking().Where(h => h.TicketId == from).ToListAsync(cancellationToken)
        )
        {
            held.TicketId = into;
            held.Version++;
        }

        foreach (var file in files)
        {
            file.TicketId = into;
        }

        await MoveParticipantsAsync(db, from, into, cancellationToken);
        var answered = messages.FindLastIndex(m => m is { Direction: MessageDirection.Outbound, ByPerson: true });
        var open = messages
            .Skip(answered + 1)
            .FirstOrDefault(m => m is { Direction: MessageDirection.Inbound, IsAutomatic: false });
        if (open is not null && !await WasSettledAsync(db, from, open, cancellationToken))
        {
            // The customer has waited since then, not since the merge.
            db.Write!.Record(new MessageReceived(open.Id, open.Channel, Automatic: false), into, open.At);
        }
    }

    // They come to a ticket that had a life before them: what was said in it until now is not theirs.
    private static async Task MoveParticipantsAsync(
        DeskContext db,
        long from,
        long into,
        CancellationToken cancellationToken
    )
    {
        var there = await db
            .TicketParticipants.Where(p => p.TicketId == into)
            .Select(p => p.Address)
            .ToListAsync(cancellationToken);
        var coming = await db
            .TicketParticipants.AsTracking()
            .Where(p => p.TicketId == from)
            .ToListAsync(cancellationToken);
        foreach (var participant in coming)
        {
            if (there.Contains(participant.Address, StringComparer.Ordinal))
            {
                db.TicketParticipants.Remove(participant);
                continue;
            }

            participant.TicketId = into;
            participant.Since = db.Write!.Now;
        }
    }

    // Somebody may have said that it needs no answer.
    private static Task<bool> WasSettledAsync(
        DeskContext db,
        long ticketId,
        Message message,
        CancellationToken cancellationToken
    ) =>
        db.Journal.AnyAsync(
            r => r.TicketId == ticketId && r.Kind == "answer.not_needed" && r.At >= message.At,
            cancellationToken
        );
}
