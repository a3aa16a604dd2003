using NodaTime;

namespace Charter.Desk.Journal;

/// <summary>An event that was recorded in a write and is not yet in the journal.</summary>
public sealed record PendingEvent(JournalEvent Happened, long? TicketId, Instant At);
