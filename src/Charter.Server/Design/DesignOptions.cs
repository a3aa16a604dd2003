using Charter.Server.Layout;
using NodaTime;

namespace Charter.Server.Design;

/// <summary>What the pages need to be told by the program around them.</summary>
public sealed class DesignOptions
{
    /// <summary>What a person at work sees around every page: who they are and where they may go.</summary>
    public Func<HttpContext, ValueTask<ShellView>> Shell { get; set; } = _ => ValueTask.FromResult(ShellView.Empty);

    /// <summary>The company as its customers see it.</summary>
    public Func<HttpContext, ValueTask<BrandView>> Brand { get; set; } = _ => ValueTask.FromResult(BrandView.Plain);

    /// <summary>The IANA id of the zone that a reader's own account names; <c>null</c> where nobody is signed in.</summary>
    public Func<HttpContext, string?> ZoneOf { get; set; } = _ => null;

    /// <summary>The zone of readers whose browser has not told theirs.</summary>
    public DateTimeZone DefaultZone { get; set; } = DateTimeZone.Utc;
}
