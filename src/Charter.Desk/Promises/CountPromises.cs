using System.Collections.Immutable;
using Charter.Desk.Policies;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Charter.Desk.Tickets;
using Charter.Policy;
using Charter.Policy.Clocks;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Charter.Desk.Promises;

/// <summary>Kept and broken per promise in a period. Tickets that only try the desk are left out.</summary>
public static class CountPromises
{
    /// <param name="From">The start of the period.</param>
    /// <param name="To">Its end, exclusive.</param>
    /// <param name="DepartmentId">Only what counts for one department; <c>null</c> for all.</param>
    public sealed record Request(Instant From, Instant To, long? DepartmentId = null);

    /// <param name="Promises">The promises of the policy in force in document order, then those of earlier ones that still count.</param>
    public sealed record Result(ImmutableArray<PromiseCount> Promises);

    /// <param name="Commitment">The promise.</param>
    /// <param name="Sentence">The sentence that it stands in; <c>null</c> where an earlier edition can't be read.</param>
    /// <param name="Line">The sentence's line.</param>
    /// <param name="PolicyVersionId">The policy version that it stands in.</param>
    /// <param name="IsInForce">Whether the policy in force makes it.</param>
    /// <param name="Kept">How often it was kept in the period.</param>
    /// <param name="Broken">How often it broke in the period, done late or not at all.</param>
    /// <param name="Open">How many of its clocks run now, in time so far.</param>
    public sealed record PromiseCount(
        Commitment Commitment,
        string? Sentence,
        int? Line,
        long PolicyVersionId,
        bool IsInForce,
        int Kept,
        int Broken,
        int Open
    )
    {
        /// <summary>The share kept of all that came to an end, 0 to 100; <c>null</c> where nothing did.</summary>
        public decimal? Share => Kept + Broken == 0 ? null : Math.Round(100m * Kept / (Kept + Broken), 2);

        /// <summary>The share that the policy promises: 100 unless it says less.</summary>
        public decimal PromisedShare => Commitment.Percent ?? 100m;

        /// <summary>Whether the promise as a whole was kept; <c>null</c> where nothing came to an end.</summary>
        public bool? IsKept => Kept + Broken == 0 ? null : 100m * Kept >= PromisedShare * (Kept + Broken);
    }

    public static async Task<Outcome<Result>> Run(
        DeskContext db,
        Actor actor,
        Request request,
        Editions editions,
        Instant now,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(editions);
        if (!actor.May(Permissions.ReadPromises))
        {
            return new NotAllowed("read promises");
        }

        if (request.To <= request.From)
        {
            return new InvalidField("to", "The period ends before it starts.");
        }

        var counts = await CountAsync(db, actor, request, now, cancellationToken);
        var promises = new List<PromiseCount>();
        var current = await editions.CurrentAsync(db, cancellationToken);
        foreach (var commitment in current?.Clocks.Commitments ?? [])
        {
            counts.Remove(commitment.Key, out var count);
            promises.Add(Row(commitment, current!, true, count));
        }

        foreach (
            var count in counts.Values.OrderByDescending(c => c.Edition).ThenBy(c => c.Key, StringComparer.Ordinal)
        )
        {
            var edition = await editions.OfAsync(db, count.Edition, cancellationToken);
            if (edition.CommitmentOf(count.Key) is { } commitment)
            {
                promises.Add(Row(commitment, edition, false, count));
            }
        }

        return new Result([.. promises]);
    }

    private sealed record Count(string Key, int Edition, int Kept, int Broken, int Open);

    private static async Task<Dictionary<string, Count>> CountAsync(
        DeskContext db,
        Actor actor,
        Request request,
        Instant now,
        CancellationToken cancellationToken
    )
    {
        var tickets = db.Tickets.VisibleTo(actor).Where(t => !t.IsTest);
        var readings =
            from reading in db.PromiseReadings
            join ticket in tickets on reading.TicketId equals ticket.Id
            where request.DepartmentId == null || reading.DepartmentId == request.DepartmentId
            select reading;
        // A clock past its due time that the watch has not reached yet is broken already.
        var counts = await readings
            .GroupBy(r => r.CommitmentKey)
            .Select(g => new Count(
                g.Key,
                g.Max(r => r.Edition),
                g.Count(r => r.Outcome == ClockOutcome.Kept && r.StoppedAt >= request.From && r.StoppedAt < request.To),
                g.Count(r =>
                    (r.BrokenAt >= request.From && r.BrokenAt < request.To)
                    || (
                        r.BrokenAt == null
                        && r.StoppedAt == null
                        && r.DueAt < now
                        && r.DueAt >= request.From
                        && r.DueAt < request.To
                    )
                ),
                g.Count(r => r.StoppedAt == null && r.BrokenAt == null && (r.DueAt == null || r.DueAt >= now))
            ))
            .ToListAsync(cancellationToken);
        return counts.Where(c => c.Kept + c.Broken + c.Open > 0).ToDictionary(c => c.Key, StringComparer.Ordinal);
    }

    private static PromiseCount Row(Commitment commitment, GoverningEdition edition, bool isInForce, Count? count)
    {
        var sentence = edition.SentenceOf(commitment.Key);
        return new PromiseCount(
            commitment,
            sentence?.Text,
            sentence?.Span.Line,
            edition.PolicyVersionId,
            isInForce,
            count?.Kept ?? 0,
            count?.Broken ?? 0,
            count?.Open ?? 0
        );
    }
}
