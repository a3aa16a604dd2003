using System.Collections.Frozen;
using System.Reflection;
using Charter.Desk.Journal;
using Charter.Desk.Policies;
using Charter.Desk.Promises.Events;
using Charter.Desk.Storage;
using Charter.Policy.Clocks;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Charter.Desk.Promises;

/// <summary>Reads a ticket's clocks from its history: the one place where the journal meets the fold.</summary>
public sealed class TicketClocks(Editions editions)
{
    /// <summary>The kinds of event that promises depend on.</summary>
    internal static readonly FrozenSet<string> Kinds = JournalCatalog
        .Kinds.Where(type => typeof(IClockFact).IsAssignableFrom(type) || type == typeof(PromiseStillBroken))
        .Select(type => type.GetCustomAttribute<JournalKindAttribute>()!.Name)
        .ToFrozenSet(StringComparer.Ordinal);

    public Editions Editions => editions;

    /// <summary>The readings of some tickets at an instant.</summary>
    /// <param name="db">A context; what its write has recorded so far counts too.</param>
    /// <param name="ticketIds">Which tickets.</param>
    /// <param name="fresh">Those of them that this very write opened, whose history is not in the journal yet.</param>
    /// <param name="now">The instant to read at; <c>null</c> for the last event of each ticket, at which its readings were stored.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    internal async Task<Dictionary<long, FoldedTicket>> ReadAsync(
        DeskContext db,
        IReadOnlyCollection<long> ticketIds,
        IReadOnlySet<long> fresh,
        Instant? now,
        CancellationToken cancellationToken
    )
    {
        var histories = await LoadAsync(db, ticketIds, fresh, cancellationToken);
        var folded = new Dictionary<long, FoldedTicket>(histories.Count);
        foreach (var (ticketId, history) in histories)
        {
            var policies = await PoliciesOfAsync(db, history, cancellationToken);
            IReadOnlyList<ClockReading> readings = policies is null
                ? []
                : CaseClocks.Read(policies, history.Events, now ?? history.LastAt);
            folded[ticketId] = new FoldedTicket(history, readings);
        }

        return folded;
    }

    /// <summary>One reading of a ticket with its steps; <c>null</c> when its history gives none.</summary>
    internal async Task<ClockReading?> ExplainAsync(
        DeskContext db,
        long ticketId,
        (string CommitmentKey, int Round) which,
        Instant now,
        CancellationToken cancellationToken
    )
    {
        var history = (await LoadAsync(db, [ticketId], FrozenSet<long>.Empty, cancellationToken))[ticketId];
        var policies = await PoliciesOfAsync(db, history, cancellationToken);
        return policies is null
            ? null
            : CaseClocks.Explain(policies, history.Events, which.CommitmentKey, which.Round, now);
    }

    private async Task<GoverningPolicies?> PoliciesOfAsync(
        DeskContext db,
        PromiseHistory history,
        CancellationToken cancellationToken
    )
    {
        if (history.Editions.Count == 0)
        {
            return null;
        }

        if (history.Editions.Count == 1)
        {
            return (await editions.OfAsync(db, history.Editions[0], cancellationToken)).Alone;
        }

        var governing = new List<PolicyInForce>(history.Editions.Count);
        foreach (var number in history.Editions)
        {
            var edition = await editions.OfAsync(db, number, cancellationToken);
            governing.Add(new PolicyInForce(edition.FromAt, edition.Clocks));
        }

        return new GoverningPolicies(governing);
    }

    private static async Task<Dictionary<long, PromiseHistory>> LoadAsync(
        DeskContext db,
        IReadOnlyCollection<long> ticketIds,
        IReadOnlySet<long> fresh,
        CancellationToken cancellationToken
    )
    {
        var histories = ticketIds.ToDictionary(id => id, _ => new PromiseHistory());
        var stored = ticketIds.Where(id => !fresh.Contains(id)).Select(id => (long?)id).ToArray();
        if (stored.Length > 0)
        {
            // The ticket's own events are few; filtering kinds here is cheaper than in the database.
            var rows = db
                .Journal.AsNoTracking()
                .Where(r => stored.Contains(r.TicketId))
                .OrderBy(r => r.TicketId)
                .ThenBy(r => r.TicketSeq)
                .Select(r => new
                {
                    r.TicketId,
                    r.Kind,
                    r.At,
                    r.Payload,
                })
                .AsAsyncEnumerable();
            await foreach (var row in rows.WithCancellation(cancellationToken))
            {
                if (Kinds.Contains(row.Kind) && JournalJson.Read(row.Kind, row.Payload) is { } happened)
                {
                    histories[row.TicketId!.Value].Add(happened, row.At);
                }
            }
        }

        foreach (var pending in db.Write?.Recorded ?? [])
        {
            if (pending.TicketId is { } id && histories.TryGetValue(id, out var history))
            {
                history.Add(pending.Happened, pending.At);
            }
        }

        return histories;
    }
}
