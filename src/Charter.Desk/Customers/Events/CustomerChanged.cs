using System.Collections.Immutable;
using Charter.Desk.Journal;

namespace Charter.Desk.Customers.Events;

/// <summary><c>customer.changed</c>: A customer's details were changed.</summary>
[JournalKind("customer.changed")]
public sealed record CustomerChanged(long CustomerId, ImmutableArray<string> Fields) : JournalEvent;
