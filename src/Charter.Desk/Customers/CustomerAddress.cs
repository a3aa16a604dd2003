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

    /// <summary>Whether nobody has the address, rather than that it failed too often.</summary>
    public bool BounceIsHard { get; set; }

    /// <summary>What the other side said when it failed last.</summary>
    public string? BounceDetail { get; set; }

    /// <summary>The message that came back last.</summary>
    public long? BouncedMessageId { get; set; }

    /// <summary>How often mail to it failed in a way that may pass, since <see cref="FirstSoftAt"/>.</summary>
    public int SoftBounces { get; set; }

    /// <summary>When the first of these failures was.</summary>
    public Instant? FirstSoftAt { get; set; }

    /// <summary>Forgets that mail came back.</summary>
    internal void Restore()
    {
        BouncedAt = null;
        BounceIsHard = false;
        BounceDetail = null;
        BouncedMessageId = null;
        SoftBounces = 0;
        FirstSoftAt = null;
    }
}
