using System.Collections.Immutable;
using Charter.Policy.Clocks;

namespace Charter.Policy.Language;

/// <summary>What a policy says about its clocks in its own words.</summary>
/// <param name="PausedWhileWaiting">What stands still while the customer is waited for, beside resolving.</param>
/// <param name="AttemptReturnsCall">Whether an attempt to call back counts as the call returned; <c>null</c> where nothing is said.</param>
public sealed record StatedClockRules(ImmutableHashSet<ServiceAction> PausedWhileWaiting, bool? AttemptReturnsCall)
{
    /// <summary>The policy says nothing about them.</summary>
    public static StatedClockRules None { get; } = new([], null);

    /// <summary>These rules where the policy states any, and else those that were set. What an earlier text stated no longer holds.</summary>
    public ClockRules Over(ClockRules rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        var set = rules.PausedWhileWaiting.Except(rules.PausedByText);
        var attempt = rules.AttemptBesideText ?? rules.AttemptReturnsCall;
        return rules with
        {
            PausedWhileWaiting = set.Union(PausedWhileWaiting),
            PausedByText = PausedWhileWaiting.Except(set),
            AttemptReturnsCall = AttemptReturnsCall ?? attempt,
            AttemptBesideText = AttemptReturnsCall is null ? null : attempt,
        };
    }
}
