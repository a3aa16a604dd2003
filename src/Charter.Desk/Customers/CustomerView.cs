namespace Charter.Desk.Customers;

/// <summary>A customer with their addresses and organisation. Their tickets are listed by the slices of tickets.</summary>
public sealed record CustomerView(
    Customer Customer,
    IReadOnlyList<CustomerAddress> Addresses,
    Organisation? Organisation
);
