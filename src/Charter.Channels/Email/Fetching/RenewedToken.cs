using NodaTime;

namespace Charter.Channels.Email.Fetching;

/// <summary>What a token endpoint gave.</summary>
/// <param name="AccessToken">The access token.</param>
/// <param name="Until">When it ends.</param>
/// <param name="RefreshToken">A new refresh token; <c>null</c> to go on with the old one.</param>
public sealed record RenewedToken(string AccessToken, Instant Until, string? RefreshToken)
{
    /// <summary>Without the tokens.</summary>
    public override string ToString() => $"a token until {Until}";
}
