using Charter.Desk.Journal;
using Charter.Policy.Clocks;
using NodaTime;

namespace Charter.Desk.Conversations.Events;

/// <summary><c>callback.offered</c>: A message or callback was offered in place of waiting.</summary>
[JournalKind("callback.offered")]
public sealed record CallbackOffered(string? Note) : JournalEvent, IClockFact
{
    public ClockEvent? ToClockEvent(Instant at) =>
        new ClockEvent(at, ClockEventKind.CallbackOffered) { ByPerson = true };
}
