using Charter.Desk.Journal;
using Charter.Policy.Clocks;
using NodaTime;

namespace Charter.Desk.Promises.Events;

/// <summary><c>promise.warned</c>: People were warned that a promise is about to break.</summary>
[JournalKind("promise.warned")]
public sealed record PromiseWarned(string CommitmentKey, int Round, Instant DueAt) : JournalEvent, IClockFact
{
    public ClockEvent? ToClockEvent(Instant at) =>
        new ClockEvent(at, ClockEventKind.PromiseWarned) { CommitmentKey = CommitmentKey };
}
