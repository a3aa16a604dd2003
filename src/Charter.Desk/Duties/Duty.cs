using System.Collections.Immutable;
using Charter.Policy.Clocks;
using NodaTime;

namespace Charter.Desk.Duties;

/// <summary>
/// What the organisation as a whole promised to do again and again: the monthly audit, the review of complaints, the
/// yearly look at the policy itself. Its clock runs from the last time it was done to the next.
/// </summary>
/// <param name="Key">What it is known by: the commitment's key, or <see cref="PolicyReview"/>.</param>
/// <param name="Sentence">The sentence of the policy that promises it; <c>null</c> for the review of the policy, which every policy needs.</param>
/// <param name="Line">The sentence's line in the policy.</param>
/// <param name="Since">From when it has existed without a break.</param>
/// <param name="Reading">Its clock now.</param>
/// <param name="Done">When it was done, newest first.</param>
/// <param name="IsWarned">Whether the managers were told that this round is soon due.</param>
/// <param name="IsTold">Whether the managers were told that this round is overdue.</param>
public sealed record Duty(
    string Key,
    string? Sentence,
    int? Line,
    Instant Since,
    ClockReading Reading,
    ImmutableArray<DutyRound> Done,
    bool IsWarned,
    bool IsTold
)
{
    /// <summary>The key of the review of the policy itself: once a year, from the day that the version came into force.</summary>
    public const string PolicyReview = "review_policy";
}
