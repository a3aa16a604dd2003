using Charter.Desk.Conversations.Events;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Charter.Desk.Conversations;

/// <summary>
/// Sends the answers whose time has come, each in a write of its own in its author's name. Any number of nodes may run
/// it: the row goes with the write that sends it, so that of two that meet one finds nothing left.
/// </summary>
public sealed class ReleaseReplies(IReadGate reads, IWriteGate writes)
{
    private const int LargestRound = 100;
    private const int LongestDetail = 500;

    /// <summary>Sends what is due at an instant.</summary>
    /// <returns>How many answers were looked at.</returns>
    public async Task<int> RunAsync(Instant now, CancellationToken cancellationToken)
    {
        List<HeldReply> due;
        await using (var db = reads.Open())
        {
            due = await db
                .HeldReplies.AsNoTracking()
                .Where(h => h.StoppedBecause == null && h.LeavesAt <= now)
                .OrderBy(h => h.LeavesAt)
                .ThenBy(h => h.Id)
                .Take(LargestRound)
                .ToListAsync(cancellationToken);
        }

        foreach (var held in due)
        {
            await ReleaseAsync(held, now, cancellationToken);
        }

        return due.Count;
    }

    /// <summary>Sends one answer within a write, now. A refusal leaves it where it is.</summary>
    internal static async Task<Outcome<Done>> SendAsync(
        DeskContext db,
        Actor author,
        HeldReply held,
        CancellationToken cancellationToken
    )
    {
        db.HeldReplies.Remove(held);
        var sent = await SendReply.SendAsync(db, author, HeldReplies.Read(held), keepDraft: true, cancellationToken);
        return sent.Refusal is { } refusal ? refusal : Done.It;
    }

    private async Task ReleaseAsync(HeldReply found, Instant now, CancellationToken cancellationToken)
    {
        Actor? author;
        await using (var db = reads.Open())
        {
            author = await AuthorAsync(db, found, now, cancellationToken);
        }

        Outcome<Done> sent = author is null
            ? new AnswerGone()
            : await writes.WriteAsync(
                new WriteRequest(author, now),
                async (db, ct) =>
                    await FindDueAsync(db, found.Id, now, ct) is { } held
                        ? await SendAsync(db, author, held, ct)
                        : Done.It,
                cancellationToken
            );
        if (sent.Refusal is { } refusal)
        {
            await StopAsync(found, now, author is null ? null : refusal.Reason, cancellationToken);
        }
    }

    private Task<Outcome<Done>> StopAsync(
        HeldReply found,
        Instant now,
        string? detail,
        CancellationToken cancellationToken
    ) =>
        writes.WriteAsync(
            new WriteRequest(Actor.System("held answers"), now),
            async (db, ct) =>
            {
                if (await FindDueAsync(db, found.Id, now, ct) is { } held)
                {
                    Stop(db, held, detail is null ? HeldBecause.AuthorGone : HeldBecause.Refused, detail);
                }

                return Outcome<Done>.Of(Done.It);
            },
            cancellationToken
        );

    /// <summary>Stops an answer and says so.</summary>
    internal static void Stop(DeskContext db, HeldReply held, HeldBecause because, string? detail)
    {
        held.StoppedBecause = because;
        held.StoppedDetail = detail is null ? null : FieldText.CleanLine(detail, LongestDetail);
        held.Version++;
        db.Record(new AnswerStopped(held.Id, because, held.AuthorKind, held.AuthorId), held.TicketId);
    }

    private static Task<HeldReply?> FindDueAsync(
        DeskContext db,
        long id,
        Instant now,
        CancellationToken cancellationToken
    ) =>
        db
            .HeldReplies.AsTracking()
            .SingleOrDefaultAsync(h => h.Id == id && h.StoppedBecause == null && h.LeavesAt <= now, cancellationToken);

    // With what they may do now, not with what they might when they wrote.
    private static async Task<Actor?> AuthorAsync(
        DeskContext db,
        HeldReply held,
        Instant now,
        CancellationToken cancellationToken
    )
    {
        if (held.AuthorKind == ActorKind.Token)
        {
            var token = await db
                .ApiTokens.Where(t =>
                    t.Id == held.AuthorId && t.RevokedAt == null && (t.ExpiresAt == null || t.ExpiresAt > now)
                )
                .Select(t => new { t.Id, t.Scopes })
                .SingleOrDefaultAsync(cancellationToken);
            return token is null ? null : Actor.Token(token.Id, token.Scopes);
        }

        var staff = await db
            .StaffMembers.Where(s => s.Id == held.AuthorId && s.IsActive)
            .Select(s => new { s.Id, s.Role })
            .SingleOrDefaultAsync(cancellationToken);
        if (staff is null)
        {
            return null;
        }

        var departments = await db
            .DepartmentMembers.Where(m => m.StaffId == staff.Id)
            .Select(m => m.DepartmentId)
            .ToListAsync(cancellationToken);
        return Actor.Staff(staff.Id, RolePermissions.Of(staff.Role), [.. departments]);
    }
}
