namespace Charter.Server.Policies;

/// <summary>How often a promise was kept in the last thirty days, as the margin of the policy says it.</summary>
/// <param name="Kept">How often it was kept.</param>
/// <param name="Broken">How often it broke.</param>
/// <param name="Share">The share kept, 0 to 100; <c>null</c> where nothing came to an end.</param>
/// <param name="IsKept">Whether the share that the policy promises was reached; <c>null</c> where nothing came to an end.</param>
public sealed record KeptShare(int Kept, int Broken, decimal? Share, bool? IsKept);
