using Charter.Desk.Shared;

namespace Charter.Desk.Customers;

/// <summary>Another customer has this address; merge the two if they are one person.</summary>
/// <param name="CustomerId">Who has it.</param>
public sealed record AddressTaken(long CustomerId)
    : Refusal("address-taken", "Another customer has this address. If they are one person, merge the two.");
