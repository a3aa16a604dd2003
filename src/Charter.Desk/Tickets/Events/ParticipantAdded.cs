using Charter.Desk.Journal;

namespace Charter.Desk.Tickets.Events;

/// <summary><c>ticket.participant_added</c>: Somebody besides the customer takes part from now on.</summary>
/// <param name="ParticipantId">Who.</param>
/// <param name="ByMail">Whether a mail named them, rather than staff.</param>
[JournalKind("ticket.participant_added")]
public sealed record ParticipantAdded(long ParticipantId, bool ByMail) : JournalEvent;
