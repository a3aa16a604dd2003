using NodaTime;

namespace Charter.Desk.Journal;

/// <summary>
/// One line of the journal as stored. Rows are only ever added: in both databases a guard refuses to change or delete
/// them. Sequence and hash are given in commit order (decision 0004), so a reader by sequence never skips a row.
/// </summary>
public sealed class JournalRow
{
    /// <summary>The place in the journal, from 1, without gaps.</summary>
    public long Seq { get; init; }

    /// <summary>When it happened.</summary>
    public Instant At { get; init; }

    /// <summary>The kind's written name, for example <c>ticket.opened</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The payload's version.</summary>
    public int KindVersion { get; init; }

    /// <summary>The ticket that it is about, if any.</summary>
    public long? TicketId { get; init; }

    /// <summary>The place among the ticket's own events, from 1, without gaps.</summary>
    public int? TicketSeq { get; init; }

    /// <summary>Who did it, for example <c>staff:12</c>.</summary>
    public required string Actor { get; init; }

    /// <summary>The request that caused it, made by the client; <c>null</c> for what nobody asked for.</summary>
    public string? RequestId { get; init; }

    /// <summary>The payload as JSON.</summary>
    public required string Payload { get; init; }

    /// <summary>The seal: SHA-256 over the seal before and this row (see <see cref="JournalSeal"/>).</summary>
    public required byte[] Seal { get; init; }

    /// <summary>The same row with its seal.</summary>
    internal JournalRow SealedWith(byte[] seal) =>
        new()
        {
            Seq = Seq,
            At = At,
            Kind = Kind,
            KindVersion = KindVersion,
            TicketId = TicketId,
            TicketSeq = TicketSeq,
            Actor = Actor,
            RequestId = RequestId,
            Payload = Payload,
            Seal = seal,
        };
}
