using NodaTime;

namespace Charter.Desk.Customers;

/// <summary>A person who contacts the company.</summary>
public sealed class Customer
{
    public long Id { get; init; }
    public required string Name { get; set; }

    /// <summary>The language that we write to them in, an IETF tag.</summary>
    public required string Language { get; set; }
    public long? OrganisationId { get; set; }

    /// <summary>What colleagues should know; staff only.</summary>
    public string Notes { get; set; } = "";
    public Instant CreatedAt { get; init; }
    public int Version { get; set; } = 1;
}
