using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Charter.Desk.Mailboxes;

/// <summary>The mailboxes by name, with how each fares.</summary>
public static class ListMailboxes
{
    public static async Task<Outcome<IReadOnlyList<MailboxView>>> Run(
        DeskContext db,
        Actor actor,
        Instant now,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        if (actor.Lacks(Permissions.EditSettings) is { } notAllowed)
        {
            return notAllowed;
        }

        var rows = await db
            .Mailboxes.AsNoTracking()
            .Join(db.MailboxStates.AsNoTracking(), m => m.Id, s => s.MailboxId, (m, s) => new { m, s })
            .OrderBy(row => row.m.Name)
            .ThenBy(row => row.m.Id)
            .ToListAsync(cancellationToken);
        return Outcome<IReadOnlyList<MailboxView>>.Of([.. rows.Select(row => MailboxView.Of(row.m, row.s, now))]);
    }
}
