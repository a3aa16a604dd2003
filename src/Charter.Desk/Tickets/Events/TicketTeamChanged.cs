using Charter.Desk.Journal;

namespace Charter.Desk.Tickets.Events;

/// <summary><c>ticket.team_changed</c>: A ticket was given to a team, or to none.</summary>
[JournalKind("ticket.team_changed")]
public sealed record TicketTeamChanged(long? TeamId, long? FormerTeamId) : JournalEvent;
