namespace Charter.Desk.Customers;

/// <summary>An address as somebody typed it.</summary>
public sealed record AddressGiven(AddressKind Kind, string Value);
