using NodaTime;

namespace Charter.Desk.Deliveries;

/// <summary>When a lost delivery is tried again: soon at first, every four hours at last, given up after about a day.</summary>
public static class DeliverySchedule
{
    /// <summary>How many tries there are in all.</summary>
    public const int MostAttempts = 14;

    private static readonly Duration First = Duration.FromSeconds(30);
    private static readonly Duration Longest = Duration.FromHours(4);

    /// <summary>How long to wait after the given number of failed tries; <c>null</c> when it is given up.</summary>
    /// <param name="attempts">Tries so far, from 1.</param>
    /// <param name="chance">A random number in [0, 1): spreads tries by a fifth either way, so that they don't come back together.</param>
    public static Duration? PauseAfter(int attempts, double chance)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(attempts, 1);
        if (attempts >= MostAttempts)
        {
            return null;
        }

        var doubled = First * Math.Pow(2, attempts - 1);
        return (doubled < Longest ? doubled : Longest) * (0.8 + (0.4 * chance));
    }
}
