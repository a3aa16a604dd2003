using System.Runtime.CompilerServices;
using Charter.Policy.Backtests;
using Charter.Policy.Clocks;
using Charter.Policy.Tests.Clocks;
using NodaTime;
using Shouldly;
using Xunit;
using static Charter.Policy.Tests.Calendars.Given;

namespace Charter.Policy.Tests.Backtests;

/// <summary>A backtest at its edges: nothing to read, a reading that waits, clocks that start as they are read.</summary>
public sealed class BacktestLimitsTests
{
    private static readonly Instant ReadAt = At("2026-06-01 00:00");

    private static readonly GoverningPolicy Draft = new Story("respond any within 2 business_day").Policy;

    [Fact]
    public async Task What_it_needs_it_asks_for_by_name()
    {
        var options = new BacktestOptions(ReadAt);
        (await Should.ThrowAsync<ArgumentNullException>(() => RunAsync(null!, Told(0), options))).ParamName.ShouldBe(
            "draft"
        );
        (await Should.ThrowAsync<ArgumentNullException>(() => RunAsync(Draft, null!, options))).ParamName.ShouldBe(
            "histories"
        );
        (await Should.ThrowAsync<ArgumentNullException>(() => RunAsync(Draft, Told(0), null!))).ParamName.ShouldBe(
            "options"
        );
    }

    [Fact]
    public async Task Without_a_number_of_threads_every_processor_counts()
    {
        var report = await RunAsync(Draft, Told(3), new(ReadAt));

        report.Tickets.ShouldBe(3);
    }

    [Fact]
    public async Task It_tells_how_far_it_is_now_and_then_and_not_at_every_ticket()
    {
        var listener = new Listener();
        await RunAsync(Draft, Told(1000), new(ReadAt) { Threads = 1, Progress = listener });

        listener.Times.ShouldBeInRange(2, 20);
    }

    [Fact]
    public async Task Of_no_tickets_there_is_nothing_to_tell()
    {
        var listener = new Listener();
        var report = await RunAsync(Draft, Told(0), new(ReadAt) { Progress = listener });

        report.Tickets.ShouldBe(0);
        listener.Times.ShouldBe(0);
    }

    [Fact]
    public async Task A_listener_that_fails_ends_a_reading_that_waits_for_more()
    {
        var listener = new Listener { OnReport = () => throw new InvalidOperationException("nobody listens") };

        (
            await Should.ThrowAsync<InvalidOperationException>(() =>
                RunAsync(Draft, Waiting(), new(ReadAt) { Threads = 1, Progress = listener })
            )
        ).Message.ShouldBe("nobody listens");
    }

    [Fact]
    public async Task A_ticket_that_opens_as_the_clocks_are_read_is_open()
    {
        var report = await RunAsync(Draft, Streamed([Opened(ReadAt)]), new(ReadAt));

        report.Promises[0].All.ShouldBe(new BacktestFigures(0, 0, 1));
    }

    [Fact]
    public async Task A_number_of_days_that_all_kept_is_told_to_be_kept_by_all()
    {
        var opened = Opened(At("2026-03-02 10:00"));
        var answered = new ClockEvent(At("2026-03-04 10:00"), ClockEventKind.MessageSent) { ByPerson = true };
        var report = await RunAsync(
            Draft,
            Streamed([
                [.. opened, answered],
            ]),
            new(ReadAt)
        );

        report.Promises[0].All.Tightest.ShouldBe(2);
        report.Promises[0].All.TightestShare.ShouldBe(1);
    }

    [Fact]
    public void A_ten_thousandth_is_more_than_nothing()
    {
        var histogram = new LogHistogram();
        histogram.Add(0.00009);
        histogram.Add(0.0001);

        histogram.Quantile(0.5).ShouldBe(0);
        histogram.Quantile(1)!.Value.ShouldBe(0.0001, 0.000001);
    }

    [Theory]
    [InlineData(0.2)]
    [InlineData(7)]
    [InlineData(86_400)]
    public void A_bound_holds_all_that_it_was_asked_to_hold(double value)
    {
        var histogram = new LogHistogram();
        histogram.Add(value);

        histogram.ShareUpTo(histogram.Bound(1)!.Value).ShouldBe(1);
    }

    private static Task<BacktestReport> RunAsync(
        GoverningPolicy draft,
        IAsyncEnumerable<IReadOnlyList<ClockEvent>> histories,
        BacktestOptions options
    ) => Backtest.RunAsync(draft, histories, options, TestContext.Current.CancellationToken);

    private static ClockEvent[] Opened(Instant at) =>
        [Story.Event("2026-03-02 10:00 ticket.opened email") with { At = at }];

    private static IAsyncEnumerable<IReadOnlyList<ClockEvent>> Told(int tickets) =>
        Streamed([.. Enumerable.Range(0, tickets).Select(_ => Opened(At("2026-03-02 10:00")))]);

    private static async IAsyncEnumerable<IReadOnlyList<ClockEvent>> Streamed(params ClockEvent[][] histories)
    {
        foreach (var history in histories)
        {
            yield return history;
        }

        await Task.CompletedTask;
    }

    private static async IAsyncEnumerable<IReadOnlyList<ClockEvent>> Waiting(
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        for (var i = 0; i < 300; i++)
        {
            yield return Opened(At("2026-03-02 10:00"));
        }

        await Task.Delay(Timeout.Infinite, cancellationToken);
    }

    private sealed class Listener : IProgress<long>
    {
        private int _times;

        public Action? OnReport { get; init; }

        public int Times => Volatile.Read(ref _times);

        public void Report(long value)
        {
            Interlocked.Increment(ref _times);
            OnReport?.Invoke();
        }
    }
}
