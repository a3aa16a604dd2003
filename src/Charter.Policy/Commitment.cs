namespace Charter.Policy;

/// <summary>
/// One promise with a clock, as found in a policy: "All emails will be answered within 24 hours" is
/// <c>(Email, Respond, 24 hours)</c>. Two commitments are the same when all their parts are.
/// </summary>
/// <param name="Subject">What is served.</param>
/// <param name="Action">What is promised.</param>
/// <param name="Within">The time left to do it; for a recurring promise, the interval.</param>
/// <param name="Every">Whether it recurs (<c>every 24 hours</c>).</param>
/// <param name="Percent">The share of cases that must be met, 0 to 100; <c>null</c> for all of them.</param>
/// <param name="Conditions">When it applies.</param>
public sealed record Commitment(
    ServedSubject Subject,
    ServiceAction Action,
    Allowance Within,
    bool Every,
    decimal? Percent,
    ConditionSet Conditions
)
{
    /// <summary>A short stable text that identifies the commitment inside one policy version, for example
    /// <c>respond email within 24 hour</c>. Journal events and stored readings name a commitment by it.</summary>
    public string Key => Vocabulary.WriteKey(this);
}
