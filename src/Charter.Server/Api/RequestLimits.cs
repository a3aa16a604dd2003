namespace Charter.Server.Api;

/// <summary>How fast one client may ask: each person, each token, and each address of strangers on its own.</summary>
/// <param name="WritesPerMinute">Requests that change something.</param>
/// <param name="ReadsPerMinute">Requests that only read.</param>
/// <param name="StrangersPerMinute">What people who are not signed in send in, such as the public form.</param>
public sealed record RequestLimits(int WritesPerMinute, int ReadsPerMinute, int StrangersPerMinute)
{
    public static RequestLimits Default { get; } = new(600, 3000, 10);
}
