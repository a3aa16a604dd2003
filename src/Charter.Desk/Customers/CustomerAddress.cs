using NodaTime;

namespace Charter.Desk.Customers;

/// <summary>One address of a customer. An e-mail address belongs to one customer only.</summary>
public sealed class CustomerAddress
{
    public long Id { get; init; }
    public long CustomerId { get; set; }
    public AddressKind Kind { get; init; }

    /// <summary>As written.</summary>
    public required string Value { get; set; }

    /// <summary>In the form that is compared: lower case for e-mail, digits for telephone.</summary>
    public required string Normalized { get; set; }

    /// <summary>When the customer proved that it is theirs.</summary>
    public Instant? VerifiedAt { get; set; }

    /// <summary>Since when mail to it comes back for good.</summary>
    public Instant? BouncedAt { get; set; }
}
