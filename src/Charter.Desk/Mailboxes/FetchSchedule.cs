using NodaTime;

namespace Charter.Desk.Mailboxes;

/// <summary>When a mailbox that failed is tried again.</summary>
public static class FetchSchedule
{
    private static readonly Duration FirstPause = Duration.FromSeconds(10);
    private static readonly Duration LongestPause = Duration.FromMinutes(10);

    // A wrong password that is tried again and again gets the account locked.
    private static readonly Duration FirstPauseForPeople = Duration.FromMinutes(5);
    private static readonly Duration LongestPauseForPeople = Duration.FromHours(1);

    // What may pass in a few minutes wakes nobody.
    private static readonly Duration Patience = Duration.FromMinutes(15);

    /// <summary>Whether it fails for so long that administrators are told: what only a person can mend, at its second failure.</summary>
    public static bool IsWorthTelling(MailboxState state, bool isTransient, Instant now)
    {
        ArgumentNullException.ThrowIfNull(state);
        return isTransient ? now - state.FailedAt >= Patience : state.Failures >= 2;
    }

    /// <summary>How long to wait.</summary>
    /// <param name="failures">Failures in a row, from 1.</param>
    /// <param name="isTransient">Whether it may mend itself; otherwise a person has to change something.</param>
    /// <param name="chance">A random number in [0, 1): spreads tries by a fifth either way.</param>
    public static Duration PauseAfter(int failures, bool isTransient, double chance)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(failures, 1);
        var (first, longest) = isTransient ? (FirstPause, LongestPause) : (FirstPauseForPeople, LongestPauseForPeople);
        var doubled = first * Math.Pow(2, Math.Min(failures, 20) - 1);
        return (doubled < longest ? doubled : longest) * (0.8 + (0.4 * chance));
    }
}
