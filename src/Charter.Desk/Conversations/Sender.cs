using Charter.Desk.Customers;

namespace Charter.Desk.Conversations;

/// <summary>Who something came from, as far as the channel could prove it.</summary>
/// <param name="Kind">What kind of address.</param>
/// <param name="Address">The address as it came.</param>
/// <param name="Name">The name beside it; shown, never trusted.</param>
public sealed record Sender(AddressKind Kind, string Address, string? Name);
