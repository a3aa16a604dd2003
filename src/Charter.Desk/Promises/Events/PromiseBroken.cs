using Charter.Desk.Journal;
using Charter.Policy.Clocks;
using NodaTime;

namespace Charter.Desk.Promises.Events;

/// <summary><c>promise.broken</c>: A promise broke. This is a fact for ever.</summary>
[JournalKind("promise.broken")]
public sealed record PromiseBroken(string CommitmentKey, int Round, Instant DueAt) : JournalEvent, IClockFact
{
    public ClockEvent? ToClockEvent(Instant at) =>
        new ClockEvent(at, ClockEventKind.PromiseBroken) { CommitmentKey = CommitmentKey, NewDue = DueAt };
}
