using Charter.Desk.Journal;
using Charter.Policy.Clocks;
using NodaTime;

namespace Charter.Desk.Conversations.Events;

/// <summary><c>answer.not_needed</c>: A person recorded that what the customer wrote last needs no answer.</summary>
[JournalKind("answer.not_needed")]
public sealed record AnswerNotNeeded(string? Reason) : JournalEvent, IClockFact
{
    public ClockEvent? ToClockEvent(Instant at) =>
        new ClockEvent(at, ClockEventKind.AnswerNotNeeded) { ByPerson = true };
}
