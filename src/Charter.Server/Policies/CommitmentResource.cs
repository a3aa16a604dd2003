using System.Text.Json.Serialization;
using Charter.Policy;
using Charter.Policy.Clocks;

namespace Charter.Server.Policies;

/// <summary>
/// A promise as every program reads it, from the command line and over the API: the shape of <c>docs/policy-language/labels.md</c>.
/// What it does not say is null.
/// </summary>
/// <param name="Subject">What is served.</param>
/// <param name="Action">What is promised.</param>
/// <param name="Within">The time left to do it; for a recurring promise, the interval.</param>
/// <param name="Every">Whether it recurs (<c>every 24 hours</c>).</param>
/// <param name="Percent">The share of cases that must be met, 0 to 100; <c>null</c> for all of them.</param>
/// <param name="Condition">When it applies: tags joined by <c>+</c> in the order of the text, such as <c>priority:p1+peak</c>; <c>null</c> for always.</param>
public sealed record CommitmentResource(
    ServedSubject Subject,
    ServiceAction Action,
    CommitmentResource.Allowed Within,
    bool Every,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] decimal? Percent,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Condition
)
{
    /// <summary>The row of the escalation matrix that it is, from 2; left out for the first row and for every other promise.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Level { get; init; }

    /// <param name="Value">The number; <c>null</c> where the text has a slot.</param>
    /// <param name="Unit">Its unit; <c>null</c> for "immediately".</param>
    public sealed record Allowed(
        [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] decimal? Value,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] TimeUnit? Unit
    );

    /// <param name="commitment">The promise, marked with its level or not.</param>
    /// <param name="level">Its row of the escalation matrix where the promise itself does not say it.</param>
    public static CommitmentResource Of(Commitment commitment, int? level = null)
    {
        ArgumentNullException.ThrowIfNull(commitment);
        var conditions = ConditionSet.Of(
            commitment.Conditions.Where(c => !EscalationLevels.IsLevel(c, commitment.Action))
        );
        var row = Math.Max(level ?? 0, EscalationLevels.Of(commitment));
        return new CommitmentResource(
            commitment.Subject,
            commitment.Action,
            new Allowed(Plain(commitment.Within.Value), commitment.Within.Unit),
            commitment.Every,
            Plain(commitment.Percent),
            conditions.Count == 0 ? null : conditions.ToString()
        )
        {
            Level = commitment.Action == ServiceAction.Escalate && row > 1 ? row : null,
        };
    }

    /// <summary>Without zeros at the end: 24, and never 24.0.</summary>
    private static decimal? Plain(decimal? value) => value / 1.0000000000000000000000000000m;
}
