namespace Charter.Server.Api;

/// <summary>How fast one client of the API may ask: each person, each token, and each address that nobody is known at, on its own.</summary>
/// <param name="WritesPerMinute">Requests that change something.</param>
/// <param name="ReadsPerMinute">Requests that only read.</param>
public sealed record RequestLimits(int WritesPerMinute, int ReadsPerMinute)
{
    public static RequestLimits Default { get; } = new(600, 3000);
}
