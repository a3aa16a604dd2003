using Charter.Desk.Journal;
using Charter.Policy.Clocks;
using NodaTime;

namespace Charter.Desk.Conversations.Events;

/// <summary><c>voicemail.left</c>: The customer left a voicemail.</summary>
[JournalKind("voicemail.left")]
public sealed record VoicemailLeft(string? Note) : JournalEvent, IClockFact
{
    public ClockEvent? ToClockEvent(Instant at) => new ClockEvent(at, ClockEventKind.VoicemailLeft) { ByPerson = true };
}
