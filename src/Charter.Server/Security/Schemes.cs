namespace Charter.Server.Security;

/// <summary>The ways to be known to the desk.</summary>
public static class Schemes
{
    /// <summary>A staff session in a cookie.</summary>
    public const string Session = "session";

    /// <summary>An API token in the Authorization header.</summary>
    public const string Token = "token";

    /// <summary>Whichever of the two the request carries.</summary>
    public const string Any = "any";

    /// <summary>The cookie that holds the session's token.</summary>
    public const string SessionCookie = "charter_session";
}
