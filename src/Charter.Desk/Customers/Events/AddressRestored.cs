using Charter.Desk.Journal;

namespace Charter.Desk.Customers.Events;

/// <summary><c>customer.address_restored</c>: An address that mail came back from is used again, since its owner wrote from it or somebody said that it is good.</summary>
/// <param name="CustomerId">Whose address.</param>
/// <param name="AddressId">Which.</param>
[JournalKind("customer.address_restored")]
public sealed record AddressRestored(long CustomerId, long AddressId) : JournalEvent;
