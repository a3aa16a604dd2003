using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Charter.Desk.Tickets;
using NodaTime;

namespace Charter.Desk.Conversations;

/// <summary>Keeps what a staff member has begun to write on a ticket, so that a crash or a closed tab loses nothing.</summary>
public static class SaveDraft
{
    private const int LongestCc = 2000;

    /// <param name="TicketId">The ticket.</param>
    /// <param name="Html">What is written so far.</param>
    /// <param name="IsNote">Whether it is a note.</param>
    /// <param name="Then">What becomes of the ticket when it is sent, as chosen; <c>null</c> leaves it as it is.</param>
    /// <param name="Cc">Further recipients as typed.</param>
    /// <param name="Files">Files that go with it, already in the file store; <c>null</c> to leave them as they are.</param>
    /// <param name="SeenVersion">
    /// The version that the writer began with, 0 for none: when another tab or device has saved since, nothing is
    /// written. <c>null</c> writes whatever there is.
    /// </param>
    public sealed record Request(
        long TicketId,
        string Html,
        bool IsNote,
        AfterSend? Then = null,
        string? Cc = null,
        IReadOnlyList<IncomingFile>? Files = null,
        int? SeenVersion = null
    );

    /// <param name="SavedAt">When it was saved.</param>
    /// <param name="Version">To be sent with the next save.</param>
    public sealed record Result(Instant SavedAt, int Version);

    public static async Task<Outcome<Result>> Handle(
        DeskContext db,
        Actor actor,
        Request request,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(request);
        var found = await TicketLookup.FindToChangeAsync(
            db,
            actor,
            request.TicketId,
            Permissions.WorkTickets,
            cancellationToken
        );
        if (!found.IsDone(out var ticket))
        {
            return found.Refusal!;
        }

        if (actor.Kind != ActorKind.Staff)
        {
            return new NotAllowed("a person of the desk");
        }

        if (request.Html is null or { Length: > FieldText.LongestProse * 4 })
        {
            return new InvalidField("html", "That is too long to keep.");
        }

        if (MessageFiles.Check(request.Files) is { } wrongFiles)
        {
            return wrongFiles;
        }

        var draft = await db.Drafts.FindAsync([ticket.Id, actor.Id], cancellationToken);
        if (request.SeenVersion is { } seen && seen != (draft?.Version ?? 0))
        {
            return new ChangedMeanwhile("draft", draft?.Version ?? 0);
        }

        var kept = DraftText.Keep(
            db,
            (ticket.Id, actor.Id),
            draft,
            new DraftContent(
                FieldText.Clean(request.Html),
                request.IsNote,
                request.Then ?? draft?.Then,
                request.Files ?? (draft is null ? [] : DraftText.Files(draft)),
                FieldText.CleanLine(request.Cc, LongestCc)
            )
        );
        return new Result(kept.SavedAt, kept.Version);
    }
}
