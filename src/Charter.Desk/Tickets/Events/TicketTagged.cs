using System.Collections.Immutable;
using Charter.Desk.Journal;

namespace Charter.Desk.Tickets.Events;

/// <summary><c>ticket.tagged</c>: Tags were put on or taken off.</summary>
[JournalKind("ticket.tagged")]
public sealed record TicketTagged(ImmutableArray<string> Added, ImmutableArray<string> Removed) : JournalEvent;
