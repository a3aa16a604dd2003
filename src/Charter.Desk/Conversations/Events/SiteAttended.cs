using Charter.Desk.Journal;
using Charter.Policy.Clocks;
using NodaTime;

namespace Charter.Desk.Conversations.Events;

/// <summary><c>site.attended</c>: Somebody went on site.</summary>
[JournalKind("site.attended")]
public sealed record SiteAttended(string? Note) : JournalEvent, IClockFact
{
    public ClockEvent? ToClockEvent(Instant at) => new ClockEvent(at, ClockEventKind.SiteAttended) { ByPerson = true };
}
