using Charter.Desk.Journal;
using Charter.Policy.Clocks;
using NodaTime;

namespace Charter.Desk.Duties.Events;

/// <summary><c>duty.done</c>: A duty of the organisation was done.</summary>
/// <param name="CommitmentKey">Which duty (<see cref="Duty.Key"/>).</param>
/// <param name="Evidence">What was done and where it can be seen, in the words of whoever did it.</param>
/// <param name="DoneAt">When it was done, where that was before it was recorded.</param>
[JournalKind("duty.done")]
public sealed record DutyDone(string CommitmentKey, string Evidence, Instant? DoneAt = null) : JournalEvent, IClockFact
{
    public ClockEvent? ToClockEvent(Instant at) =>
        new ClockEvent(DoneAt ?? at, ClockEventKind.DutyDone) { CommitmentKey = CommitmentKey };
}
