using Charter.Desk.Storage;
using Microsoft.EntityFrameworkCore;

namespace Charter.Desk.Mailboxes;

/// <summary>A mailbox as the fetching needs it, secrets and all; for the desk itself and for nobody's eyes.</summary>
public static class ReadMailboxJob
{
    /// <param name="Mailbox">The settings.</param>
    /// <param name="State">How it fares.</param>
    public sealed record Result(Mailbox Mailbox, MailboxState State);

    /// <returns><c>null</c> when there is no such mailbox.</returns>
    public static async Task<Result?> Run(DeskContext db, long mailboxId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        return await Rows(db, db.Mailboxes.Where(m => m.Id == mailboxId)).SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>All mailboxes that are fetched from.</summary>
    public static async Task<IReadOnlyList<Result>> RunAll(DeskContext db, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        var fetched = db.Mailboxes.Where(m => m.IsEnabled && m.Protocol != MailboxProtocol.Http);
        return await Rows(db, fetched).ToListAsync(cancellationToken);
    }

    /// <summary>How far a folder was read; <c>null</c> before the first time.</summary>
    public static Task<MailboxFolder?> FolderAsync(
        DeskContext db,
        long mailboxId,
        string folder,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        return db
            .MailboxFolders.AsNoTracking()
            .SingleOrDefaultAsync(f => f.MailboxId == mailboxId && f.Name == folder, cancellationToken);
    }

    /// <summary>The mails of a folder that are remembered by themselves, by their keys.</summary>
    public static async Task<IReadOnlyDictionary<string, MailboxMail>> MailsAsync(
        DeskContext db,
        long mailboxId,
        string folder,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        return await db
            .MailboxMails.AsNoTracking()
            .Where(m => m.MailboxId == mailboxId && m.Folder == folder)
            .ToDictionaryAsync(m => m.Key, cancellationToken);
    }

    private static IQueryable<Result> Rows(DeskContext db, IQueryable<Mailbox> mailboxes) =>
        mailboxes
            .AsNoTracking()
            .Join(db.MailboxStates.AsNoTracking(), m => m.Id, s => s.MailboxId, (m, s) => new { m, s })
            .Select(row => new Result(row.m, row.s));
}
