using Charter.Desk.Customers.Events;
using Charter.Desk.Journal;
using Charter.Desk.Staff;
using Charter.Desk.Tickets.Events;
using NodaTime;

namespace Charter.Desk.Storage;

/// <summary>What belongs to one write: who does it, at which instant, with which client-made id, and what happened so far.</summary>
public sealed class WriteScope(Actor actor, Instant now, string? requestId, IdSource ids)
{
    private readonly List<PendingEvent> _recorded = [];

    public Actor Actor { get; } = actor;

    /// <summary>The instant of the write, in whole microseconds, as both databases keep them.</summary>
    public Instant Now { get; } = Microseconds.Truncate(now);

    public string? RequestId { get; } = requestId;

    public IdSource Ids { get; } = ids;

    /// <summary>All that was recorded, in order.</summary>
    public IReadOnlyList<PendingEvent> Recorded => _recorded;

    /// <summary>Whether this very write opened the ticket, so that nothing about it is stored yet.</summary>
    public bool HasOpened(long ticketId) => _recorded.Exists(e => e.TicketId == ticketId && e.Happened is TicketOpened);

    /// <summary>Whether this very write added the customer, so that nothing about them is stored yet.</summary>
    public bool HasAddedCustomer(long customerId) =>
        _recorded.Exists(e => e.Happened is CustomerAdded added && added.CustomerId == customerId);

    /// <summary>Records an event at <see cref="Now"/>.</summary>
    public void Record(JournalEvent happened, long? ticketId) => Record(happened, ticketId, Now);

    /// <summary>Records an event that happened at another instant, which only imports and demonstrations do.</summary>
    public void Record(JournalEvent happened, long? ticketId, Instant at) =>
        _recorded.Add(new PendingEvent(happened, ticketId, Microseconds.Truncate(at)));
}
