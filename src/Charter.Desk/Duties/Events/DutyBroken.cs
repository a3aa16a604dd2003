using Charter.Desk.Journal;
using NodaTime;

namespace Charter.Desk.Duties.Events;

/// <summary><c>duty.broken</c>: A duty of the organisation was not done in time.</summary>
/// <param name="CommitmentKey">Which duty (<see cref="Duty.Key"/>).</param>
/// <param name="DueAt">When it was due.</param>
[JournalKind("duty.broken")]
public sealed record DutyBroken(string CommitmentKey, Instant DueAt) : JournalEvent;
