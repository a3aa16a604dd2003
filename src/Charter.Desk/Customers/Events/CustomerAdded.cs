using Charter.Desk.Journal;

namespace Charter.Desk.Customers.Events;

/// <summary><c>customer.added</c>: A customer was added.</summary>
[JournalKind("customer.added")]
public sealed record CustomerAdded(long CustomerId) : JournalEvent;
