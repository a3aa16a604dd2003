using Charter.Server.Layout;

namespace Charter.Server.Design;

/// <summary>The company as its customers see it.</summary>
/// <param name="CompanyName">Its name.</param>
/// <param name="Colour">Its colour as #rrggbb; <c>null</c> for the usual one.</param>
public sealed record BrandView(string CompanyName, string? Colour = null)
{
    public static readonly BrandView Plain = new("Charter");

    /// <summary>Where the portal's visitors may go.</summary>
    public IReadOnlyList<RailEntry> Links { get; init; } = [];

    /// <summary>A logo served by this site; <c>null</c> shows the name.</summary>
    public string? LogoUrl { get; init; }
}
