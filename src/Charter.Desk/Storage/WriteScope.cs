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
    private readonly HashSet<long> _opened = [];
    private readonly HashSet<long> _addedCustomers = [];
    private readonly Dictionary<object, object> _asked = [];
    private readonly List<Func<CancellationToken, Task>> _last = [];

    public Actor Actor { get; } = actor;

    /// <summary>The instant of the write, in whole microseconds, as both databases keep them.</summary>
    public Instant Now { get; private set; } = Microseconds.Truncate(now);

    public string? RequestId { get; } = requestId;

    public IdSource Ids { get; } = ids;

    /// <summary>All that was recorded, in order.</summary>
    public IReadOnlyList<PendingEvent> Recorded => _recorded;

    /// <summary>Whether this very write opened the ticket, so that nothing about it is stored yet.</summary>
    public bool HasOpened(long ticketId) => _opened.Contains(ticketId);

    /// <summary>Whether this very write added the customer, so that nothing about them is stored yet.</summary>
    public bool HasAddedCustomer(long customerId) => _addedCustomers.Contains(customerId);

    /// <summary>Works at another instant from here on: a write that takes in many things that arrived takes each at its own.</summary>
    public void MoveTo(Instant instant) => Now = Microseconds.Truncate(instant);

    /// <summary>
    /// What the write knows of one question by key. A question that is asked for many keys at once puts its answers here,
    /// those that found nothing included, and whoever asks for one key looks here first.
    /// </summary>
    /// <param name="question">The question's name, unique in the program.</param>
    public Dictionary<TKey, TAnswer> Known<TKey, TAnswer>(string question)
        where TKey : notnull
    {
        if (!_asked.TryGetValue(question, out var known))
        {
            _asked[question] = known = new Dictionary<TKey, TAnswer>();
        }

        return (Dictionary<TKey, TAnswer>)known;
    }

    /// <summary>Has something done once at the end of the write, after the reactions and before it is saved.</summary>
    public void AtLast(Func<CancellationToken, Task> work) => _last.Add(work);

    /// <summary>Records an event at <see cref="Now"/>.</summary>
    public void Record(JournalEvent happened, long? ticketId) => Record(happened, ticketId, Now);

    /// <summary>Records an event that happened at another instant, which only imports and demonstrations do.</summary>
    public void Record(JournalEvent happened, long? ticketId, Instant at)
    {
        _recorded.Add(new PendingEvent(happened, ticketId, Microseconds.Truncate(at)));
        if (happened is TicketOpened && ticketId is { } opened)
        {
            _opened.Add(opened);
        }
        else if (happened is CustomerAdded added)
        {
            _addedCustomers.Add(added.CustomerId);
        }
    }

    internal async Task FinishAsync(CancellationToken cancellationToken)
    {
        foreach (var work in _last)
        {
            await work(cancellationToken);
        }
    }
}
