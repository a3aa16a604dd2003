using Charter.Desk.Journal;

namespace Charter.Desk.Customers.Events;

/// <summary><c>customer.address_bounced</c>: Mail to an address of a customer came back; nothing more is sent there.</summary>
/// <param name="CustomerId">Whose address.</param>
/// <param name="AddressId">Which.</param>
/// <param name="Detail">What the other side said.</param>
/// <param name="IsHard">Whether the address itself is bad, rather than that it failed too often.</param>
[JournalKind("customer.address_bounced")]
public sealed record AddressBounced(long CustomerId, long AddressId, string? Detail, bool IsHard = true) : JournalEvent;
