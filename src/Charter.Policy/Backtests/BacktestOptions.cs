using NodaTime;

namespace Charter.Policy.Backtests;

/// <summary>How a backtest is run.</summary>
/// <param name="ReadAt">The instant at which the clocks are read; what was not done by then counts as not done.</param>
public sealed record BacktestOptions(Instant ReadAt)
{
    /// <summary>The share of cases, 0 to 1, that <see cref="BacktestFigures.Tightest"/> is to keep.</summary>
    public double Aim { get; init; } = 0.95;

    /// <summary>How many threads count; 0 for one a processor.</summary>
    public int Threads { get; init; }

    /// <summary>Told now and then how many tickets are done, from any thread and not always in order.</summary>
    public IProgress<long>? Progress { get; init; }
}
