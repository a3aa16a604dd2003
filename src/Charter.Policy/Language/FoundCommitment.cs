using System.Collections.Immutable;
using Charter.Policy.Clocks;

namespace Charter.Policy.Language;

/// <summary>A commitment with the words that gave it.</summary>
public sealed record FoundCommitment(Commitment Commitment, ImmutableArray<Evidence> Evidence)
{
    /// <summary>Whether the policy promises a live contact day and night (<c>around the clock</c>, <c>24/7</c>), so that it is
    /// counted from its start outside support hours too.</summary>
    public bool AroundTheClock { get; init; }

    /// <summary>Which row of an escalation matrix it is, from 1; <c>null</c> for a promise that is none.</summary>
    public int? Level { get; init; }

    /// <summary>
    /// The promises that clocks count: the commitment itself, at its level of the escalation matrix; and the same out of
    /// support hours, where it holds around the clock.
    /// </summary>
    public IEnumerable<Commitment> Counted()
    {
        yield return Level is { } level ? EscalationLevels.At(Commitment, level) : Commitment;
        if (AroundTheClock && !Commitment.Conditions.Has(ConditionKind.OutOfHours))
        {
            yield return Commitment with
            {
                Conditions = ConditionSet.Of([.. Commitment.Conditions, new Condition(ConditionKind.OutOfHours)]),
            };
        }
    }
}
