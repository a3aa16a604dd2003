namespace Charter.Desk.Customers;

/// <summary>The kinds of address that a customer can have.</summary>
public enum AddressKind
{
    Email,
    Phone,
    Post,
}
