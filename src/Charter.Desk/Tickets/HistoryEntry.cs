using Charter.Desk.Journal;
using NodaTime;

namespace Charter.Desk.Tickets;

/// <summary>One line of a ticket's history, as the journal has it.</summary>
/// <param name="Seq">Its place in the journal.</param>
/// <param name="TicketSeq">Its place among the ticket's own events, from 1.</param>
/// <param name="At">When it happened.</param>
/// <param name="Kind">The written kind, for example <c>ticket.assigned</c>.</param>
/// <param name="Actor">Who, as written in the journal.</param>
/// <param name="ActorName">Who, in words; <c>null</c> for parts of the desk.</param>
/// <param name="Happened">The event; <c>null</c> for a kind that this version does not know.</param>
/// <param name="Payload">The event as JSON.</param>
public sealed record HistoryEntry(
    long Seq,
    int TicketSeq,
    Instant At,
    string Kind,
    string Actor,
    string? ActorName,
    JournalEvent? Happened,
    string Payload
);
