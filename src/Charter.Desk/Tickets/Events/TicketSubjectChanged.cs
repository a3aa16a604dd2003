using Charter.Desk.Journal;

namespace Charter.Desk.Tickets.Events;

/// <summary><c>ticket.subject_changed</c>: A ticket was renamed.</summary>
[JournalKind("ticket.subject_changed")]
public sealed record TicketSubjectChanged(string Subject, string FormerSubject) : JournalEvent;
