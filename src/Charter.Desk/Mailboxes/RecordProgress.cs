using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Charter.Desk.Mailboxes;

/// <summary>
/// Notes how far a folder was read. It comes after the mails are in the desk and after they were marked, moved or
/// removed: a crash before it makes them be looked at again, and nothing twice.
/// </summary>
public static class RecordProgress
{
    /// <param name="Lease">By which right.</param>
    /// <param name="Folder">The folder.</param>
    /// <param name="UidValidity">What the server says of it.</param>
    /// <param name="LastUid">Up to where nothing more is to be looked at; <c>null</c> while that can't be said.</param>
    /// <param name="Taken">How many mails were taken since the last note.</param>
    public sealed record Request(MailboxLease Lease, string Folder, long UidValidity, long? LastUid, int Taken)
    {
        /// <summary>Mails to remember by themselves.</summary>
        public IReadOnlyList<Note> Notes { get; init; } = [];

        /// <summary>Keys of mails that need no remembering any more.</summary>
        public IReadOnlyList<string> Settled { get; init; } = [];
    }

    /// <param name="Key">By what the server knows the mail.</param>
    /// <param name="State">What is known of it.</param>
    /// <param name="Reason">What went wrong.</param>
    public sealed record Note(string Key, MailboxMailState State, string? Reason = null);

    public static async Task<Outcome<Done>> Handle(
        DeskContext db,
        Actor actor,
        Request request,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(request);
        if (actor.Lacks(Permissions.Operate) is { } notAllowed)
        {
            return notAllowed;
        }

        if (await request.Lease.FindStateAsync(db, cancellationToken) is not { } state)
        {
            // Another node has it now and makes its own notes.
            return Done.It;
        }

        var now = db.Write!.Now;
        if (request.Taken > 0)
        {
            state.Taken += request.Taken;
            state.LastTakenAt = now;
            state.Waiting = Math.Max(0, state.Waiting - request.Taken);
            state.OldestWaitingAt = state.Waiting == 0 ? null : state.OldestWaitingAt;
        }

        await NoteFolderAsync(db, request, cancellationToken);
        await NoteMailsAsync(db, request, now, cancellationToken);
        return Done.It;
    }

    private static async Task NoteFolderAsync(DeskContext db, Request request, CancellationToken cancellationToken)
    {
        if (request.LastUid is not { } lastUid)
        {
            return;
        }

        var folder = await db
            .MailboxFolders.AsTracking()
            .SingleOrDefaultAsync(
                f => f.MailboxId == request.Lease.MailboxId && f.Name == request.Folder,
                cancellationToken
            );
        if (folder is null)
        {
            folder = new MailboxFolder { MailboxId = request.Lease.MailboxId, Name = request.Folder };
            db.MailboxFolders.Add(folder);
        }

        (folder.UidValidity, folder.LastUid) = (request.UidValidity, lastUid);
    }

    private static async Task NoteMailsAsync(
        DeskContext db,
        Request request,
        Instant now,
        CancellationToken cancellationToken
    )
    {
        if (request.Notes.Count == 0 && request.Settled.Count == 0)
        {
            return;
        }

        var keys = request.Notes.Select(n => n.Key).Concat(request.Settled).ToList();
        var known = await db
            .MailboxMails.AsTracking()
            .Where(m => m.MailboxId == request.Lease.MailboxId && m.Folder == request.Folder && keys.Contains(m.Key))
            .ToDictionaryAsync(m => m.Key, cancellationToken);
        foreach (var note in request.Notes)
        {
            if (!known.TryGetValue(note.Key, out var mail))
            {
                mail = new MailboxMail
                {
                    Id = db.NewId(),
                    MailboxId = request.Lease.MailboxId,
                    Folder = request.Folder,
                    Key = note.Key,
                };
                known.Add(note.Key, mail);
                db.MailboxMails.Add(mail);
            }

            mail.State = note.State;
            mail.Reason = note.Reason is null ? null : FieldText.CleanLine(note.Reason, 1000);
            mail.Attempts += note.State == MailboxMailState.Failed ? 1 : 0;
            mail.NotedAt = now;
        }

        db.MailboxMails.RemoveRange(request.Settled.Where(known.ContainsKey).Select(key => known[key]));
    }
}
