using System.Collections.Immutable;
using NodaTime;

namespace Charter.Policy.Clocks;

/// <summary>The clocks of a ticket: a pure function of the policies, the events and the time. <c>docs/policy-language/clocks.md</c> has the rules.</summary>
public static class CaseClocks
{
    /// <summary>What every clock of a ticket says at an instant.</summary>
    /// <param name="policies">The versions that may govern it.</param>
    /// <param name="events">What happened to it, in any order; exact repeats count once.</param>
    /// <param name="now">The instant of the reading: what happened later is not known yet.</param>
    /// <exception cref="ArgumentOutOfRangeException">An event lies outside the years 1900 to 2199.</exception>
    public static ImmutableArray<ClockReading> Read(
        GoverningPolicies policies,
        IReadOnlyList<ClockEvent> events,
        Instant now
    ) => CaseClockState.From(policies, CaseHistory.Until(now, events)).Read(now);

    /// <summary>The same reading with its arithmetic: where counting began, what was counted, paused, changed and passed over.</summary>
    /// <returns>The reading of that commitment and round as it stands at <paramref name="now"/>, or <c>null</c> when the events give none.</returns>
    public static ClockReading? Explain(
        GoverningPolicies policies,
        IReadOnlyList<ClockEvent> events,
        string commitmentKey,
        int round,
        Instant now
    )
    {
        var fold = CaseHistory.Fold(policies, CaseHistory.InOrder(CaseHistory.Until(now, events)), traced: true);
        foreach (var owed in fold.Rounds)
        {
            foreach (var run in owed.Runs)
            {
                if (owed.Number == round && run.Commitment.Key == commitmentKey)
                {
                    run.Advance(now);
                    return ClockReader.Read(owed, run, now) with { Steps = ClockExplanation.Of(owed, run) };
                }
            }
        }

        return null;
    }
}
