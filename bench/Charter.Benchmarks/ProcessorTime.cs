using System.Diagnostics;
using System.Globalization;

namespace Charter.Benchmarks;

/// <summary>
/// Costs as processor time of this process alone, which a busy machine does not change, where a clock on the wall would
/// count what the others do. Collecting garbage is part of it.
/// </summary>
internal static class ProcessorTime
{
    private const int RunsToWarm = 100;
    private static readonly TimeSpan MostToWarm = TimeSpan.FromSeconds(12);

    /// <summary>Measures until a second of processor time is used, five times, and prints the median.</summary>
    public static void Report(string what, Action once)
    {
        var warm = Used();
        var runs = 0;
        var until = warm + TimeSpan.FromSeconds(1);
        // What takes long must run often enough that its code is compiled for good before it is measured.
        while (Used() < until || (runs < RunsToWarm && Used() < warm + MostToWarm))
        {
            once();
            runs++;
        }

        // Looking at the processor time costs as much as ten thousand due times, so it is asked about a hundred times a second.
        var chunk = Math.Max(1, runs / 100);
        var costs = new double[5];
        var allocated = 0.0;
        for (var i = 0; i < costs.Length; i++)
        {
            var before = Used();
            var bytes = GC.GetTotalAllocatedBytes(precise: true);
            var times = 0L;
            while (Used() - before < TimeSpan.FromSeconds(1))
            {
                Repeat(once, chunk);
                times += chunk;
            }

            costs[i] = (Used() - before).TotalNanoseconds / times;
            allocated = (GC.GetTotalAllocatedBytes(precise: true) - bytes) / (double)times;
        }

        Array.Sort(costs);
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{what, -52} {costs[2], 12:N1} ns  ({costs[0]:N1} to {costs[4]:N1})  {allocated, 9:N0} B"
            )
        );
    }

    public static TimeSpan Used() => Process.GetCurrentProcess().TotalProcessorTime;

    private static void Repeat(Action once, int times)
    {
        for (var i = 0; i < times; i++)
        {
            once();
        }
    }
}
