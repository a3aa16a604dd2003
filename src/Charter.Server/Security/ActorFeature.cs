using Charter.Desk.Staff;

namespace Charter.Server.Security;

/// <summary>Who makes this request, as authentication found out.</summary>
/// <param name="Actor">The actor with their permissions as of this request.</param>
/// <param name="Name">The name shown for them.</param>
/// <param name="SessionId">The browser session, for staff.</param>
/// <param name="Language">Their language, an IETF tag; <c>null</c> for programs.</param>
/// <param name="Zone">Their time zone; <c>null</c> for programs.</param>
public sealed record ActorFeature(Actor Actor, string Name, long? SessionId, string? Language, string? Zone)
{
    /// <summary>The role, for staff.</summary>
    public Role? Role { get; init; }
}
