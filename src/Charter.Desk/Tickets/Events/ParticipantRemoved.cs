using Charter.Desk.Journal;

namespace Charter.Desk.Tickets.Events;

/// <summary><c>ticket.participant_removed</c>: Somebody no longer takes part.</summary>
/// <param name="ParticipantId">Who.</param>
[JournalKind("ticket.participant_removed")]
public sealed record ParticipantRemoved(long ParticipantId) : JournalEvent;
