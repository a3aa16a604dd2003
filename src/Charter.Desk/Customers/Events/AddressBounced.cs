using Charter.Desk.Journal;

namespace Charter.Desk.Customers.Events;

/// <summary><c>customer.address_bounced</c>: Mail to an address of a customer came back for good; nothing more is sent there.</summary>
/// <param name="CustomerId">Whose address.</param>
/// <param name="AddressId">Which.</param>
/// <param name="Detail">What the other side said.</param>
[JournalKind("customer.address_bounced")]
public sealed record AddressBounced(long CustomerId, long AddressId, string? Detail) : JournalEvent;
