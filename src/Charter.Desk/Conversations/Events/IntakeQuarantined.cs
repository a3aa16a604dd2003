using Charter.Desk.Journal;

namespace Charter.Desk.Conversations.Events;

/// <summary><c>intake.quarantined</c>: Something arrived that could not be made into a ticket; it is kept whole.</summary>
[JournalKind("intake.quarantined")]
public sealed record IntakeQuarantined(long IntakeId, string Reason) : JournalEvent;
