using BenchmarkDotNet.Attributes;
using Charter.Policy;
using Charter.Policy.Calendars;
using NodaTime;

namespace Charter.Benchmarks;

/// <summary>Adding and measuring working time: the cost must be flat in the span, and nothing allocated.</summary>
[ShortRunJob]
[MemoryDiagnoser]
public class DueTimesBenchmarks
{
    private static readonly Instant From = Instant.FromUtc(2026, 3, 27, 15, 40);

    private readonly SupportCalendar _calendar = BenchmarkCalendar.TenHolidaysAYear();

    [Params(1, 2_000, 20_000)]
    public int Hours { get; set; }

    private Duration _amount;
    private Instant _until;

    [GlobalSetup]
    public void LayOutTheYears()
    {
        _amount = Duration.FromHours(Hours);
        _until = _calendar.AddWorkingTime(From, _amount);
    }

    [Benchmark]
    public Instant AddWorkingTime() => _calendar.AddWorkingTime(From, _amount);

    [Benchmark]
    public Duration MeasureWorkingTime() => _calendar.WorkingTimeBetween(From, _until);

    [Benchmark]
    public Instant DueInBusinessDays() => DueTimes.Due(_calendar, From, new Allowance(Hours / 8, TimeUnit.BusinessDay));
}
