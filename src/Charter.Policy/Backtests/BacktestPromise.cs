using System.Collections.Immutable;

namespace Charter.Policy.Backtests;

/// <summary>What came of one promise.</summary>
/// <param name="Commitment">The promise.</param>
/// <param name="Unit">The unit in which its figures are given: its own; seconds for "immediately".</param>
/// <param name="All">All channels and hours together.</param>
/// <param name="Channels">Each channel that it was asked on.</param>
/// <param name="Hours">Each hour of the week in which one of its clocks started, from Monday 00:00 in the calendar's zone.</param>
public sealed record BacktestPromise(
    Commitment Commitment,
    TimeUnit Unit,
    BacktestFigures All,
    ImmutableArray<BacktestChannel> Channels,
    ImmutableArray<BacktestHour> Hours
);
