using Charter.Policy;
using Charter.Policy.Calendars;
using NodaTime;

namespace Charter.Benchmarks;

/// <summary><c>processor</c>: the costs of counting and folding in processor time, for a machine that does other work too.</summary>
internal static class ClockCosts
{
    private static readonly Instant From = Instant.FromUtc(2026, 3, 27, 15, 40);

    public static void Report()
    {
        var calendar = BenchmarkCalendar.TenHolidaysAYear();
        foreach (var hours in (ReadOnlySpan<int>)[1, 2_000, 20_000])
        {
            var amount = Duration.FromHours(hours);
            var until = calendar.AddWorkingTime(From, amount);
            ProcessorTime.Report($"add {hours} working hours", () => calendar.AddWorkingTime(From, amount));
            ProcessorTime.Report($"measure {hours} working hours", () => calendar.WorkingTimeBetween(From, until));
        }

        foreach (var unit in (ReadOnlySpan<TimeUnit>)[TimeUnit.BusinessHour, TimeUnit.BusinessDay, TimeUnit.Day])
        {
            var within = new Allowance(20, unit);
            ProcessorTime.Report($"due in 20 {Vocabulary.Token(unit)}", () => DueTimes.Due(calendar, From, within));
        }

        var policy = CompileBenchmarks.TenPages();
        ProcessorTime.Report("compile ten pages", () => Charter.Policy.Language.PolicyCompiler.Compile(policy));
        var fold = new FoldBenchmarks();
        fold.FoldAllButTheLast();
        ProcessorTime.Report("fold a ticket of 30 events, 12 commitments", () => fold.FromScratch());
        ProcessorTime.Report("  its state alone", () => fold.StateFromScratch());
        ProcessorTime.Report("  reading the state", () => fold.ReadOnly());
        ProcessorTime.Report("one more event", () => fold.OneMoreEvent());
    }
}
