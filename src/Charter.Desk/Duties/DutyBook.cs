using System.Collections.Immutable;
using System.Globalization;
using Charter.Desk.Duties.Events;
using Charter.Desk.Journal;
using Charter.Desk.Policies;
using Charter.Desk.Storage;
using Charter.Policy;
using Charter.Policy.Clocks;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Charter.Desk.Duties;

/// <summary>Reads the duties of the policy in force and their history from the journal, which is all that is kept of them.</summary>
internal static class DutyBook
{
    // A duty each week for eighty years; more than that is not a history but an attack.
    private const int MostRows = 5_000;

    private static readonly string[] Kinds = ["duty.done", "duty.warned", "duty.broken"];

    private static readonly Commitment YearlyReview = new(
        ServedSubject.Any,
        ServiceAction.Review,
        new Allowance(12, TimeUnit.Month),
        Every: true,
        Percent: null,
        ConditionSet.None
    );

    /// <summary>Every duty as it stands at an instant, in document order, the review of the policy last.</summary>
    public static async Task<ImmutableArray<Duty>> ReadAsync(
        DeskContext db,
        Editions editions,
        Instant now,
        CancellationToken cancellationToken
    )
    {
        if (await editions.CurrentAsync(db, cancellationToken) is not { } edition)
        {
            return [];
        }

        var history = await HistoryAsync(db, cancellationToken);
        var names = await NamesAsync(db, history, cancellationToken);
        var duties = ImmutableArray.CreateBuilder<Duty>();
        foreach (var commitment in edition.Clocks.Commitments.Where(IsDuty))
        {
            var since = await SinceAsync(db, editions, edition, commitment.Key, cancellationToken);
            var sentence = edition.SentenceOf(commitment.Key);
            var place = (commitment.Key, sentence?.Text, sentence?.Span.Line, since);
            duties.Add(Make(place, commitment, edition, history, names, now));
        }

        var inForce =
            (await db.PolicyVersions.FindAsync([edition.PolicyVersionId], cancellationToken))?.InForceAt
            ?? edition.FromAt;
        duties.Add(Make((Duty.PolicyReview, null, null, inForce), YearlyReview, edition, history, names, now));
        return duties.ToImmutable();
    }

    private static bool IsDuty(Commitment commitment) => commitment is { Action: ServiceAction.Review, Every: true };

    private static Duty Make(
        (string Key, string? Sentence, int? Line, Instant Since) place,
        Commitment commitment,
        GoverningEdition edition,
        IReadOnlyList<Entry> history,
        IReadOnlyDictionary<long, string> names,
        Instant now
    )
    {
        var own = history.Where(e => e.Key == place.Key).ToList();
        var done = own.Where(e => e.Happened is DutyDone && e.At >= place.Since).OrderBy(e => e.At).ToList();
        var rounds = ImmutableArray.CreateBuilder<DutyRound>(done.Count);
        Instant? last = null;
        foreach (var entry in done)
        {
            var due = DutyClocks.Read(commitment, last, place.Since, edition.Clocks, now).DueAt;
            var by = StaffId(entry.Actor) is { } id && names.TryGetValue(id, out var name) ? name : null;
            rounds.Add(new DutyRound(entry.At, due, entry.Actor, by, ((DutyDone)entry.Happened).Evidence));
            last = entry.At;
        }

        rounds.Reverse();
        var reading = DutyClocks.Read(commitment, last, place.Since, edition.Clocks, now, done.Count);
        return new Duty(
            place.Key,
            place.Sentence,
            place.Line,
            place.Since,
            reading,
            rounds.ToImmutable(),
            own.Exists(e => e.Happened is DutyWarned warned && warned.DueAt == reading.DueAt),
            own.Exists(e => e.Happened is DutyBroken broken && broken.DueAt == reading.DueAt)
        );
    }

    // A duty is as old as the oldest edition that promised it without a break until today: a change of the hours or of
    // other sentences starts nothing anew.
    private static async Task<Instant> SinceAsync(
        DeskContext db,
        Editions editions,
        GoverningEdition current,
        string key,
        CancellationToken cancellationToken
    )
    {
        var since = current.FromAt;
        for (var number = current.Number - 1; number >= 1 && number > current.Number - Editions.MostKept; number--)
        {
            var earlier = await editions.OfAsync(db, number, cancellationToken);
            if (earlier.CommitmentOf(key) is null)
            {
                break;
            }

            since = earlier.FromAt;
        }

        return since;
    }

    private static async Task<IReadOnlyList<Entry>> HistoryAsync(DeskContext db, CancellationToken cancellationToken)
    {
        var rows = await db
            .Journal.AsNoTracking()
            .Where(r => Kinds.Contains(r.Kind))
            .OrderByDescending(r => r.Seq)
            .Take(MostRows)
            .Select(r => new
            {
                r.At,
                r.Actor,
                r.Kind,
                r.Payload,
            })
            .ToListAsync(cancellationToken);
        return
        [
            .. rows.Select(r => Entry.Of(JournalJson.Read(r.Kind, r.Payload), r.At, r.Actor)).OfType<Entry>().Reverse(),
        ];
    }

    private static async Task<IReadOnlyDictionary<long, string>> NamesAsync(
        DeskContext db,
        IEnumerable<Entry> history,
        CancellationToken cancellationToken
    )
    {
        var ids = history.Select(e => StaffId(e.Actor)).OfType<long>().Distinct().ToList();
        return ids.Count == 0
            ? []
            : await db
                .StaffMembers.AsNoTracking()
                .Where(s => ids.Contains(s.Id))
                .ToDictionaryAsync(s => s.Id, s => s.Name, cancellationToken);
    }

    private static long? StaffId(string actor) =>
        actor.StartsWith("staff:", StringComparison.Ordinal)
        && long.TryParse(actor.AsSpan(6), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? id
            : null;

    private sealed record Entry(string Key, JournalEvent Happened, Instant At, string Actor)
    {
        public static Entry? Of(JournalEvent? happened, Instant at, string actor) =>
            happened switch
            {
                DutyDone done => new Entry(done.CommitmentKey, done, done.DoneAt ?? at, actor),
                DutyWarned warned => new Entry(warned.CommitmentKey, warned, at, actor),
                DutyBroken broken => new Entry(broken.CommitmentKey, broken, at, actor),
                _ => null,
            };
    }
}
