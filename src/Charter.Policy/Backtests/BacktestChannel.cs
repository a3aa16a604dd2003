using System.Collections.Immutable;

namespace Charter.Policy.Backtests;

/// <summary>What came of one promise on one channel.</summary>
/// <param name="Channel">The channel; <c>null</c> where the history names none.</param>
/// <param name="Figures">All hours together.</param>
/// <param name="Hours">Each hour of the week in which one of its clocks started there.</param>
public sealed record BacktestChannel(
    ServedSubject? Channel,
    BacktestFigures Figures,
    ImmutableArray<BacktestHour> Hours
);
