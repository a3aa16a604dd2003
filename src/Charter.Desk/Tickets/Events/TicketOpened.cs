using Charter.Desk.Journal;
using Charter.Policy;
using Charter.Policy.Clocks;
using NodaTime;

namespace Charter.Desk.Tickets.Events;

/// <summary><c>ticket.opened</c>: A ticket was opened. The edition is the policy and calendar that govern it.</summary>
[JournalKind("ticket.opened")]
public sealed record TicketOpened(
    int Number,
    CaseKind Kind,
    ServedSubject Channel,
    string Priority,
    bool ByCustomer,
    long CustomerId,
    long? DepartmentId,
    int Edition
) : JournalEvent, IClockFact
{
    /// <summary>Whether it is acknowledged even where the policy promises no acknowledgement.</summary>
    public bool IsAlwaysAcknowledged { get; init; }

    public ClockEvent? ToClockEvent(Instant at) =>
        new ClockEvent(at, ClockEventKind.TicketOpened)
        {
            ByCustomer = ByCustomer,
            Channel = Channel,
            CaseKind = Kind,
            Priority = Priority,
            PolicyVersion = Edition,
        };
}
