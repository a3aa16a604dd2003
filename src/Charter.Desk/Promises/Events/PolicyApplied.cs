using Charter.Desk.Journal;
using Charter.Policy.Clocks;
using NodaTime;

namespace Charter.Desk.Promises.Events;

/// <summary><c>policy.applied</c>: From here on another edition of the policy governs this ticket.</summary>
[JournalKind("policy.applied")]
public sealed record PolicyApplied(int Edition, int FormerEdition) : JournalEvent, IClockFact
{
    public ClockEvent? ToClockEvent(Instant at) =>
        new ClockEvent(at, ClockEventKind.PolicyApplied) { PolicyVersion = Edition };
}
