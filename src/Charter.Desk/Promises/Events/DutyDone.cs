using Charter.Desk.Journal;
using Charter.Policy.Clocks;
using NodaTime;

namespace Charter.Desk.Promises.Events;

/// <summary><c>duty.done</c>: A duty of the organisation was done.</summary>
[JournalKind("duty.done")]
public sealed record DutyDone(string CommitmentKey, string Evidence) : JournalEvent, IClockFact
{
    public ClockEvent? ToClockEvent(Instant at) =>
        new ClockEvent(at, ClockEventKind.DutyDone) { CommitmentKey = CommitmentKey };
}
