using NodaTime;

namespace Charter.Desk.Deliveries;

/// <summary>
/// What came of one try. <see cref="Refused"/> is final and told to the agent; <see cref="Lost"/> is tried again;
/// <see cref="PutOff"/> was no try at all.
/// </summary>
/// <param name="Verdict">How it ended.</param>
/// <param name="Detail">The other side's words, or what went wrong.</param>
/// <param name="PutOffUntil">When to try, where it was put off.</param>
public sealed record EffectResult(EffectVerdict Verdict, string? Detail = null, Instant? PutOffUntil = null)
{
    /// <summary>Who was refused for good until now, in this try and in those before it.</summary>
    public IReadOnlyList<RefusedAddress> RefusedAddresses { get; init; } = [];

    /// <summary>Whether it may have left although it counts as lost: the other side had all of it and did not say so.</summary>
    public bool MayHaveLeft { get; init; }

    /// <summary>What the item needs from now on, where a try did a part of it; <c>null</c> where that is as it was.</summary>
    public string? Payload { get; init; }

    public static EffectResult Done(string? detail = null) => new(EffectVerdict.Done, detail);

    public static EffectResult Refused(string detail) => new(EffectVerdict.Refused, detail);

    public static EffectResult Lost(string detail) => new(EffectVerdict.Lost, detail);

    /// <summary>Nothing was tried, because it may not leave before an instant.</summary>
    public static EffectResult PutOff(string detail, Instant notBefore) => new(EffectVerdict.PutOff, detail, notBefore);
}
