using Charter.Desk.Journal;

namespace Charter.Desk.Tickets.Events;

/// <summary><c>ticket.assigned</c>: A ticket was given to a person, or to nobody.</summary>
[JournalKind("ticket.assigned")]
public sealed record TicketAssigned(long? AssigneeId, long? FormerAssigneeId) : JournalEvent;
