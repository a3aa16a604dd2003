using NodaTime;

namespace Charter.Desk.Staff;

/// <summary>A session that is good now, with who acts in it.</summary>
/// <param name="SessionId">The session.</param>
/// <param name="Actor">Who, with what they may do now.</param>
/// <param name="Name">Their name.</param>
/// <param name="Role">Their role.</param>
/// <param name="Language">The language of their pages.</param>
/// <param name="Zone">Their time zone.</param>
/// <param name="LastSeenAt">When the session was last written down as used; see <see cref="TouchSession"/>.</param>
public sealed record FoundSession(
    long SessionId,
    Actor Actor,
    string Name,
    Role Role,
    string Language,
    string Zone,
    Instant LastSeenAt
);
