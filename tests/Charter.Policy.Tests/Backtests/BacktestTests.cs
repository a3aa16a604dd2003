using System.Globalization;
using System.Runtime.CompilerServices;
using Charter.Policy.Backtests;
using Charter.Policy.Clocks;
using Charter.Policy.Tests.Clocks;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Shouldly;
using Xunit;
using static Charter.Policy.Tests.Calendars.Given;

namespace Charter.Policy.Tests.Backtests;

public sealed class BacktestTests
{
    private static readonly Instant ReadAt = At("2026-06-01 00:00");

    [Fact]
    public async Task It_tells_the_share_kept_what_was_achieved_and_what_could_be_promised()
    {
        // A hundred emails, answered after 10, 20, ... 1000 minutes.
        var report = await RunAsync(
            "respond email within 8 hour",
            Enumerable.Range(1, 100).Select(i => Answered("email", "2026-03-02 10:00", i * 10))
        );

        var promise = report.Promises.ShouldHaveSingleItem();
        promise.Unit.ShouldBe(TimeUnit.Hour);
        promise.All.Kept.ShouldBe(48);
        promise.All.Broken.ShouldBe(52);
        promise.All.Share.ShouldBe(0.48);
        Within(promise.All.Median, 500 / 60.0);
        Within(promise.All.Percentile90, 900 / 60.0);
        Within(promise.All.Percentile95, 950 / 60.0);
        promise.All.Tightest.ShouldBe(16);
        // 96 of them took no longer; the told share is never too large.
        promise.All.TightestShare!.Value.ShouldBeInRange(0.95, 0.96);
        report.Tickets.ShouldBe(100);
    }

    [Fact]
    public async Task Working_time_is_what_counts_where_the_clock_counts_it()
    {
        // Friday afternoon to Monday morning: two working hours, whatever the weekend was.
        var report = await RunAsync(
            "respond any within 4 business_hour\nresolve any within 1 business_day\nacknowledge any within 1 day",
            [
                Ticket(
                    "2026-03-06 16:00 ticket.opened email",
                    "2026-03-09 10:00 message.sent",
                    "2026-03-10 10:00 ticket.resolved"
                ),
            ]
        );

        Within(report.Promises[0].All.Median, 2);
        report.Promises[1].All.Median.ShouldBe(2);
        report.Promises[1].All.Broken.ShouldBe(1);
        report.Promises[1].All.Tightest.ShouldBe(2);
        report.Promises[2].All.Median.ShouldBe(3);
    }

    [Fact]
    public async Task The_time_that_a_clock_stood_still_is_nobodys()
    {
        var report = await RunAsync(
            "resolve any within 10 hour",
            [
                Ticket(
                    "2026-03-02 10:00 ticket.opened email",
                    "2026-03-02 12:00 ticket.waiting",
                    "2026-03-20 12:00 ticket.resumed",
                    "2026-03-20 15:00 ticket.resolved"
                ),
            ]
        );

        Within(report.Promises[0].All.Median, 5);
        report.Promises[0].All.Kept.ShouldBe(1);
    }

    [Fact]
    public async Task What_was_never_done_is_longer_than_anything_and_what_still_has_time_is_no_verdict()
    {
        var report = await RunAsync(
            "respond any within 1 day\nresolve any within 12 month",
            [
                Ticket("2026-03-02 10:00 ticket.opened email"),
                Ticket("2026-03-02 10:00 ticket.opened email", "2026-03-02 11:00 message.sent"),
            ]
        );

        var respond = report.Promises[0].All;
        respond.Share.ShouldBe(0.5);
        respond.Median.ShouldBe(0);
        respond.Percentile90.ShouldBeNull();
        respond.Tightest.ShouldBeNull();
        var resolve = report.Promises[1].All;
        resolve.ShouldBe(new BacktestFigures(0, 0, 2));
        resolve.Share.ShouldBeNull();
        resolve.Median.ShouldBeNull();
    }

    [Fact]
    public async Task A_promise_that_was_no_longer_owed_in_time_is_not_counted()
    {
        var report = await RunAsync(
            "update any every 2 day",
            [Ticket("2026-03-02 10:00 ticket.opened email", "2026-03-03 10:00 ticket.resolved")]
        );

        report.Promises[0].All.ShouldBe(new BacktestFigures(0, 0, 0));
    }

    [Fact]
    public async Task A_date_that_a_holding_notice_gave_is_kept_or_not_but_says_nothing_of_the_allowance()
    {
        var report = await RunAsync(
            "notify_delay any within 2 day",
            [
                Ticket(
                    "2026-03-02 10:00 ticket.opened email",
                    "2026-03-03 10:00 holding_notice.sent until=2026-03-20T10:00",
                    "2026-03-25 10:00 ticket.resolved"
                ),
            ]
        );

        report.Promises[0].All.Kept.ShouldBe(1);
        report.Promises[0].All.Broken.ShouldBe(1);
        report.Promises[0].All.Percentile95.ShouldBe(1);
    }

    [Fact]
    public async Task Figures_are_split_by_channel_and_by_the_hour_of_the_week_where_the_desk_is()
    {
        var report = await RunAsync(
            "respond any within 1 hour",
            [
                Answered("email", "2026-03-02 22:30", 30),
                Answered("email", "2026-03-02 22:40", 90),
                Answered("post", "2026-03-04 08:00", 30),
            ],
            zone: "Asia/Shanghai"
        );

        var promise = report.Promises[0];
        promise
            .Hours.Select(hour => (hour.Day, hour.Hour, hour.Figures.Kept, hour.Figures.Broken))
            .ShouldBe([(IsoDayOfWeek.Tuesday, 6, 1, 1), (IsoDayOfWeek.Wednesday, 16, 1, 0)]);
        promise
            .Channels.Select(item => (item.Channel, item.Figures.Share, item.Hours.Length))
            .ShouldBe([(ServedSubject.Email, 0.5, 1), (ServedSubject.Post, 1.0, 1)]);
    }

    [Fact]
    public async Task What_another_policy_did_to_a_ticket_did_not_happen_under_the_draft()
    {
        var report = await RunAsync(
            "resolve any within 5 day",
            [
                Ticket(
                    "2026-03-02 10:00 ticket.opened email version=7",
                    "2026-03-02 11:00 policy.applied version=8",
                    "2026-03-02 12:00 ticket.merge_received about=resolve_any_within_5_day until=2026-03-02T13:00",
                    "2026-03-02 14:00 promise.broken about=resolve_any_within_5_day",
                    "2026-03-03 10:00 ticket.resolved"
                ),
            ]
        );

        report.Promises[0].All.Kept.ShouldBe(1);
    }

    [Fact]
    public void It_counts_what_the_clocks_say_of_any_history() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(60),
            Prop.ForAll(
                Gen.ArrayOf(RandomHistories.All, 8).ToArbitrary(),
                histories =>
                {
                    var draft = RandomHistories.Policies.At(ReadAt)!;
                    var mine = histories.Select(history => history.Where(e => !IsOfAPolicy(e)).ToArray()).ToArray();
                    var readings = mine.SelectMany(history =>
                            CaseClocks.Read(
                                GoverningPolicies.Of(draft),
                                [.. history.Select(e => e with { PolicyVersion = null })],
                                ReadAt
                            )
                        )
                        .ToLookup(reading => reading.Commitment.Key);
                    var report = Backtest
                        .RunAsync(draft, Streamed(histories), new(ReadAt) { Threads = 2 }, CancellationToken.None)
                        .GetAwaiter()
                        .GetResult();
                    foreach (var promise in report.Promises)
                    {
                        var own = readings[promise.Commitment.Key].ToList();
                        promise.All.Kept.ShouldBe(own.Count(r => r.Outcome == ClockOutcome.Kept));
                        promise.All.Broken.ShouldBe(own.Count(r => r.BrokenAt is not null));
                        promise.All.Open.ShouldBe(
                            own.Count(r => r.Outcome is ClockOutcome.Running or ClockOutcome.Paused)
                        );
                        promise.All.Kept.ShouldBe(promise.Channels.Sum(item => item.Figures.Kept));
                        promise.All.Broken.ShouldBe(promise.Hours.Sum(item => item.Figures.Broken));
                    }
                }
            )
        );

    [Theory]
    [InlineData(TimeUnit.Hour)]
    [InlineData(TimeUnit.BusinessHour)]
    [InlineData(TimeUnit.BusinessDay)]
    [InlineData(TimeUnit.Day)]
    [InlineData(TimeUnit.Week)]
    public async Task The_tightest_promise_it_proposes_would_have_been_kept_as_often_as_asked(TimeUnit unit)
    {
        var random = new Random(17);
        var histories = Enumerable
            .Range(0, 400)
            .Select(_ => Answered("email", "2026-03-02 10:00", random.Next(90_000)))
            .ToArray();
        var first = await RunAsync($"respond any within 1 {Vocabulary.Token(unit)}", histories);
        var tightest = first.Promises[0].All.Tightest.ShouldNotBeNull();

        var second = await RunAsync(
            string.Create(CultureInfo.InvariantCulture, $"respond any within {tightest} {Vocabulary.Token(unit)}"),
            histories
        );

        second.Promises[0].All.Share.ShouldNotBeNull().ShouldBeGreaterThanOrEqualTo(0.95);
        second.Promises[0].All.Share!.Value.ShouldBeGreaterThanOrEqualTo(first.Promises[0].All.TightestShare!.Value);
    }

    [Fact]
    public async Task Many_threads_count_what_one_counts()
    {
        var histories = Enumerable.Range(0, 3000).Select(i => Answered("email", "2026-03-02 10:00", i)).ToArray();
        var alone = await RunAsync("respond any within 1 day", histories, threads: 1);
        var together = await RunAsync("respond any within 1 day", histories, threads: 4);

        together.Promises[0].All.ShouldBe(alone.Promises[0].All);
        together.Promises[0].Hours.ShouldBe(alone.Promises[0].Hours);
        together.Tickets.ShouldBe(3000);
    }

    [Fact]
    public async Task It_tells_how_far_it_is()
    {
        var told = new Told();
        await Backtest.RunAsync(
            new Story("respond any within 1 day").Policy,
            Streamed(Enumerable.Range(0, 1000).Select(i => Answered("email", "2026-03-02 10:00", i))),
            new BacktestOptions(ReadAt) { Threads = 2, Progress = told },
            TestContext.Current.CancellationToken
        );

        told.Most.ShouldBe(1000);
    }

    [Fact]
    public async Task It_can_be_stopped_in_the_middle()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var told = new Told { OnReport = _ => stop.Cancel() };

        await Should.ThrowAsync<OperationCanceledException>(() =>
            Backtest.RunAsync(
                new Story("respond any within 1 day").Policy,
                Endless(stop.Token),
                new BacktestOptions(ReadAt) { Threads = 2, Progress = told },
                stop.Token
            )
        );
    }

    [Fact]
    public async Task A_history_that_cannot_be_read_ends_it_with_its_own_reason()
    {
        static async IAsyncEnumerable<IReadOnlyList<ClockEvent>> Failing()
        {
            yield return [];
            await Task.Yield();
            throw new InvalidDataException("the disk is gone");
        }

        (
            await Should.ThrowAsync<InvalidDataException>(() =>
                Backtest.RunAsync(new Story("").Policy, Failing(), new(ReadAt), TestContext.Current.CancellationToken)
            )
        ).Message.ShouldBe("the disk is gone");
    }

    [Fact]
    public async Task A_listener_that_fails_ends_it_with_its_own_reason()
    {
        var told = new Told { OnReport = _ => throw new InvalidOperationException("nobody listens") };

        (
            await Should.ThrowAsync<InvalidOperationException>(() =>
                Backtest.RunAsync(
                    new Story("respond any within 1 day").Policy,
                    Endless(TestContext.Current.CancellationToken),
                    new BacktestOptions(ReadAt) { Threads = 2, Progress = told },
                    TestContext.Current.CancellationToken
                )
            )
        ).Message.ShouldBe("nobody listens");
    }

    [Fact]
    public async Task A_time_that_no_calendar_covers_is_passed_over_and_counted()
    {
        var report = await RunAsync(
            "respond any within 1 day",
            [
                [new ClockEvent(Instant.FromUtc(1850, 1, 1, 0, 0), ClockEventKind.TicketOpened)],
                Answered("email", "2026-03-02 10:00", 5),
            ]
        );

        report.Skipped.ShouldBe(1);
        report.Tickets.ShouldBe(1);
    }

    private static bool IsOfAPolicy(ClockEvent e) =>
        e.Kind
            is ClockEventKind.PolicyApplied
                or ClockEventKind.PromiseBroken
                or ClockEventKind.PromiseWarned
                or ClockEventKind.MergeReceived;

    private static Task<BacktestReport> RunAsync(
        string promises,
        IEnumerable<IReadOnlyList<ClockEvent>> histories,
        string zone = "UTC",
        int threads = 2
    ) =>
        Backtest.RunAsync(
            new Story(promises, Weekdays(zone)).Policy,
            Streamed(histories),
            new BacktestOptions(ReadAt) { Threads = threads },
            TestContext.Current.CancellationToken
        );

    private static IReadOnlyList<ClockEvent> Answered(string channel, string opened, int minutes)
    {
        var open = Story.Event($"{opened} ticket.opened {channel}");
        return
        [
            open,
            new ClockEvent(open.At + Duration.FromMinutes(minutes), ClockEventKind.MessageSent) { ByPerson = true },
        ];
    }

    private static IReadOnlyList<ClockEvent> Ticket(params string[] events) => [.. events.Select(Story.Event)];

    private static async IAsyncEnumerable<IReadOnlyList<ClockEvent>> Streamed<T>(IEnumerable<T> histories)
        where T : IReadOnlyList<ClockEvent>
    {
        foreach (var history in histories)
        {
            yield return history;
        }

        await Task.CompletedTask;
    }

    private static async IAsyncEnumerable<IReadOnlyList<ClockEvent>> Endless(
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var history = Answered("email", "2026-03-02 10:00", 5);
        while (!cancellationToken.IsCancellationRequested)
        {
            yield return history;
        }

        await Task.CompletedTask;
    }

    private static void Within(double? value, double expected) =>
        value.ShouldNotBeNull().ShouldBe(expected, expected * BacktestReport.RelativeError * 1.0001);

    private sealed class Told : IProgress<long>
    {
        private readonly Lock _gate = new();
        private long _most;

        public Action<long>? OnReport { get; init; }

        public long Most => Interlocked.Read(ref _most);

        public void Report(long value)
        {
            KeepMost(value);
            OnReport?.Invoke(value);
        }

        private void KeepMost(long value)
        {
            lock (_gate)
            {
                _most = Math.Max(_most, value);
            }
        }
    }
}
