using Charter.Desk.Journal;
using NodaTime;

namespace Charter.Desk.Duties.Events;

/// <summary><c>duty.warned</c>: The managers were told that a duty of the organisation will soon be due.</summary>
/// <param name="CommitmentKey">Which duty (<see cref="Duty.Key"/>).</param>
/// <param name="DueAt">When it is due.</param>
[JournalKind("duty.warned")]
public sealed record DutyWarned(string CommitmentKey, Instant DueAt) : JournalEvent;
