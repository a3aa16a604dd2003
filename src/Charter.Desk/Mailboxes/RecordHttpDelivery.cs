using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Microsoft.EntityFrameworkCore;

namespace Charter.Desk.Mailboxes;

/// <summary>Notes that a mail was brought to a mailbox by HTTP, or why one was not taken.</summary>
public static class RecordHttpDelivery
{
    private const int LongestReason = 1000;

    /// <param name="MailboxId">Which.</param>
    /// <param name="Refusal">Why nothing was taken, in words; <c>null</c> for a mail that was.</param>
    public sealed record Request(long MailboxId, string? Refusal = null);

    public static async Task<Outcome<Done>> Handle(
        DeskContext db,
        Actor actor,
        Request request,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(request);
        if (actor.Lacks(Permissions.OpenTickets) is { } notAllowed)
        {
            return notAllowed;
        }

        var state = await db
            .MailboxStates.AsTracking()
            .SingleOrDefaultAsync(s => s.MailboxId == request.MailboxId, cancellationToken);
        if (state is null)
        {
            // It was removed meanwhile: nobody asks how it fares any more.
            return Done.It;
        }

        var now = db.Write!.Now;
        if (request.Refusal is { } refusal)
        {
            (state.RefusedAt, state.Refused) = (now, FieldText.CleanLine(refusal, LongestReason));
        }
        else
        {
            state.Taken++;
            state.LastTakenAt = now;
        }

        return Done.It;
    }
}
