using System.Collections.Immutable;
using NodaTime;

namespace Charter.Policy.Backtests;

/// <summary>What came of a backtest.</summary>
/// <param name="Tickets">How many histories were counted.</param>
/// <param name="Skipped">How many could not be, because their times lie outside the years that calendars cover.</param>
/// <param name="ReadAt">The instant at which the clocks were read.</param>
/// <param name="Promises">Each promise of the draft that can be counted, in document order.</param>
public sealed record BacktestReport(
    long Tickets,
    long Skipped,
    Instant ReadAt,
    ImmutableArray<BacktestPromise> Promises
)
{
    /// <summary>How far a median or percentile may be off, as a share of itself. Days are exact up to 99.</summary>
    public static double RelativeError => LogHistogram.RelativeError;
}
