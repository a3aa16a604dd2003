using NodaTime;

namespace Charter.Desk.Customers;

/// <summary>A company or household that customers belong to.</summary>
public sealed class Organisation
{
    public long Id { get; init; }
    public required string Name { get; set; }

    /// <summary>The mail domain whose senders belong to it, lower case; <c>null</c> for none.</summary>
    public string? Domain { get; set; }

    /// <summary>The service plan, lower case, as the policy's conditions name it (<c>plan:gold</c>).</summary>
    public string? Plan { get; set; }
    public Instant CreatedAt { get; init; }
    public int Version { get; set; } = 1;
}
