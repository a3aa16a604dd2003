using BenchmarkDotNet.Attributes;
using Charter.Policy.Backtests;
using Charter.Policy.Clocks;
using NodaTime;

namespace Charter.Benchmarks;

/// <summary>Ten thousand generated tickets under 12 commitments on one thread; the whole run is <c>backtest 1000000</c>.</summary>
[ShortRunJob]
[MemoryDiagnoser]
public class BacktestBenchmarks
{
    private readonly GoverningPolicy _draft = FoldBenchmarks.Policy();

    [Benchmark]
    public Task<BacktestReport> TenThousandTickets() =>
        Backtest.RunAsync(
            _draft,
            GeneratedHistories.Of(10_000),
            new BacktestOptions(Instant.FromUtc(2026, 3, 1, 0, 0)) { Threads = 1 },
            CancellationToken.None
        );
}
