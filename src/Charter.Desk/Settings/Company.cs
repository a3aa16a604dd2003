using NodaTime;

namespace Charter.Desk.Settings;

/// <summary>The company that the desk belongs to: one row.</summary>
public sealed class Company
{
    public const int TheOnlyId = 1;
    public int Id { get; init; } = TheOnlyId;
    public required string Name { get; set; }

    /// <summary>The company's main language, an IETF tag.</summary>
    public required string Language { get; set; }

    /// <summary>The company's time zone, an IANA id.</summary>
    public required string Zone { get; set; }

    /// <summary>Its colour in the portal, <c>#rrggbb</c>.</summary>
    public string Colour { get; set; } = "#1f6f78";

    /// <summary>The address under which customers and staff reach the desk; links in letters start with it.</summary>
    public required string PublicUrl { get; set; }
    public Instant? SetUpAt { get; set; }
    public int Version { get; set; } = 1;
}
