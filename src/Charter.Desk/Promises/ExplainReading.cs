using System.Collections.Immutable;
using Charter.Desk.Policies;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Charter.Desk.Tickets;
using Charter.Policy;
using Charter.Policy.Clocks;
using Charter.Policy.Language;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Charter.Desk.Promises;

/// <summary>Why a promise is due when it is: facts only, which page, API and letter put into words.</summary>
public static class ExplainReading
{
    /// <param name="ReadingId">The reading.</param>
    public sealed record Request(long ReadingId);

    /// <param name="TicketId">The ticket.</param>
    /// <param name="TicketNumber">Its number.</param>
    /// <param name="Reading">The reading, with its steps and the promises that applied too and lost.</param>
    /// <param name="Sentence">Where the promise stands in the policy; <c>null</c> only if the text can't be found.</param>
    /// <param name="Policy">Which policy governs.</param>
    /// <param name="Hours">The hours that its time is counted in.</param>
    /// <param name="Losers">What applied too, each with its sentence.</param>
    /// <param name="Proof">The journal rows that the reading rests on.</param>
    public sealed record Result(
        long TicketId,
        int TicketNumber,
        ClockReading Reading,
        Quotation? Sentence,
        PolicyPlace Policy,
        HoursPlace Hours,
        ImmutableArray<Loser> Losers,
        ImmutableArray<ProofRow> Proof
    );

    /// <param name="Text">The sentence as it stands.</param>
    /// <param name="Span">Where.</param>
    /// <param name="Section">The headings above it.</param>
    /// <param name="Evidence">Which words gave which part of the promise.</param>
    public sealed record Quotation(
        string Text,
        TextSpan Span,
        ImmutableArray<string> Section,
        ImmutableArray<Evidence> Evidence
    );

    /// <param name="PolicyVersionId">The version's id.</param>
    /// <param name="Number">Its number.</param>
    /// <param name="Edition">The edition.</param>
    /// <param name="FromAt">Since when it governs tickets that open.</param>
    public sealed record PolicyPlace(long PolicyVersionId, int Number, int Edition, Instant FromAt);

    /// <param name="SupportHoursId">The hours' id.</param>
    /// <param name="Zone">The zone that days are counted in.</param>
    public sealed record HoursPlace(long SupportHoursId, string Zone);

    /// <param name="Commitment">The promise that gave way.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="Sentence">Where it stands.</param>
    public sealed record Loser(Commitment Commitment, LosingReason Reason, Quotation? Sentence);

    /// <param name="Seq">The row's place in the journal.</param>
    /// <param name="Kind">What happened.</param>
    /// <param name="At">When.</param>
    /// <param name="Actor">Who did it.</param>
    public sealed record ProofRow(long Seq, string Kind, Instant At, string Actor);

    public static async Task<Outcome<Result>> Run(
        DeskContext db,
        Actor actor,
        Request request,
        TicketClocks clocks,
        Instant now,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(clocks);
        var row = await db
            .PromiseReadings.AsNoTracking()
            .SingleOrDefaultAsync(r => r.Id == request.ReadingId, cancellationToken);
        var number = row is null
            ? null
            : await db
                .Tickets.VisibleTo(actor)
                .Where(t => t.Id == row.TicketId)
                .Select(t => (int?)t.Number)
                .SingleOrDefaultAsync(cancellationToken);
        if (row is null || number is null)
        {
            return new NotFound("reading");
        }

        var which = (row.CommitmentKey, row.Round);
        var reading = await clocks.ExplainAsync(db, row.TicketId, which, now, cancellationToken);
        if (reading is null)
        {
            return new NotFound("reading");
        }

        var edition = await clocks.Editions.OfAsync(db, reading.PolicyVersion, cancellationToken);
        return new Result(
            row.TicketId,
            number.Value,
            reading,
            Quote(edition, reading.Commitment),
            new PolicyPlace(edition.PolicyVersionId, edition.PolicyNumber, edition.Number, edition.FromAt),
            new HoursPlace(edition.SupportHoursId, edition.Clocks.Calendar.Definition.Zone),
            [.. reading.Losers.Select(l => new Loser(l.Commitment, l.Reason, Quote(edition, l.Commitment)))],
            await ProofAsync(db, row.TicketId, reading, cancellationToken)
        );
    }

    private static Quotation? Quote(GoverningEdition edition, Commitment commitment)
    {
        var sentence = edition.SentenceOf(commitment.Key);
        return sentence is null
            ? null
            : new Quotation(
                sentence.Text,
                sentence.Span,
                sentence.Section,
                [.. sentence.Commitments.Where(f => f.Counted().Contains(commitment)).SelectMany(f => f.Evidence)]
            );
    }

    // What happened between the clock's start and its end: whoever doubts a figure reads these rows.
    private static async Task<ImmutableArray<ProofRow>> ProofAsync(
        DeskContext db,
        long ticketId,
        ClockReading reading,
        CancellationToken cancellationToken
    )
    {
        var kinds = TicketClocks.Kinds.ToArray();
        var until = reading.StoppedAt ?? Instant.FromUtc(9999, 1, 1, 0, 0);
        var rows = await db
            .Journal.Where(r =>
                r.TicketId == ticketId && kinds.Contains(r.Kind) && r.At >= reading.StartedAt && r.At <= until
                || r.TicketId == ticketId && r.TicketSeq == 1
            )
            .OrderBy(r => r.Seq)
            .Select(r => new ProofRow(r.Seq, r.Kind, r.At, r.Actor))
            .Take(500)
            .ToListAsync(cancellationToken);
        return [.. rows];
    }
}
