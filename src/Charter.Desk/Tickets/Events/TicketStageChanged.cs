using Charter.Desk.Journal;
using Charter.Policy.Clocks;
using NodaTime;

namespace Charter.Desk.Tickets.Events;

/// <summary><c>ticket.stage_changed</c>: A complaint reached another stage.</summary>
[JournalKind("ticket.stage_changed")]
public sealed record TicketStageChanged(string? Stage, string? FormerStage) : JournalEvent, IClockFact
{
    public ClockEvent? ToClockEvent(Instant at) => new ClockEvent(at, ClockEventKind.StageChanged) { Stage = Stage };
}
