using System.Diagnostics;
using System.Globalization;
using Charter.Policy.Backtests;
using Charter.Policy.Clocks;
using NodaTime;

namespace Charter.Benchmarks;

/// <summary><c>backtest [tickets] [threads]</c>: a whole backtest over generated tickets, with what it cost.</summary>
internal static class BacktestRun
{
    public static async Task ReportAsync(int tickets, int threads)
    {
        var draft = FoldBenchmarks.Policy();
        await RunAsync(draft, 10_000, threads);
        var before = ProcessorTime.Used();
        var watch = Stopwatch.StartNew();
        var mostMemory = 0L;
        var progress = new Immediate(_ =>
            mostMemory = Math.Max(mostMemory, GC.GetTotalMemory(forceFullCollection: false))
        );
        var report = await RunAsync(draft, tickets, threads, progress);
        var used = ProcessorTime.Used() - before;
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{report.Tickets:N0} tickets, {threads} threads: {watch.Elapsed.TotalSeconds:N1} s on the wall, "
                    + $"{used.TotalSeconds:N1} s of processor ({used.TotalMicroseconds / tickets:N1} us a ticket), "
                    + $"heap at most {mostMemory / 1048576.0:N0} MB"
            )
        );
        foreach (var promise in report.Promises)
        {
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"  {promise.Commitment.Key, -50} kept {promise.All.Share:P1}  median {promise.All.Median:N1}  tightest {promise.All.Tightest}"
                )
            );
        }
    }

    private static Task<BacktestReport> RunAsync(
        GoverningPolicy draft,
        int tickets,
        int threads,
        IProgress<long>? progress = null
    ) =>
        Backtest.RunAsync(
            draft,
            GeneratedHistories.Of(tickets),
            new BacktestOptions(Instant.FromUtc(2026, 3, 1, 0, 0)) { Threads = threads, Progress = progress },
            CancellationToken.None
        );

    private sealed class Immediate(Action<long> told) : IProgress<long>
    {
        public void Report(long value) => told(value);
    }
}
