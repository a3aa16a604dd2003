namespace Charter.Desk.Deliveries;

/// <summary>What came of one try. <see cref="Refused"/> is final and told to the agent; <see cref="Lost"/> is tried again.</summary>
/// <param name="Verdict">How it ended.</param>
/// <param name="Detail">The other side's words, or what went wrong.</param>
public sealed record EffectResult(EffectVerdict Verdict, string? Detail = null)
{
    public static EffectResult Done(string? detail = null) => new(EffectVerdict.Done, detail);

    public static EffectResult Refused(string detail) => new(EffectVerdict.Refused, detail);

    public static EffectResult Lost(string detail) => new(EffectVerdict.Lost, detail);
}
