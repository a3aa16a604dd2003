using Charter.Policy.Backtests;
using Charter.Policy.Clocks;
using Charter.Policy.Tests.Clocks;
using NodaTime;
using Shouldly;
using Xunit;
using static Charter.Policy.Tests.Calendars.Given;

namespace Charter.Policy.Tests.Backtests;

/// <summary>What several threads have counted comes to the same as if one had counted it all.</summary>
public sealed class MergedTallyTests
{
    private static readonly BacktestOptions Options = new(At("2026-06-01 00:00"));

    private static readonly GoverningPolicies Policies = new Story(
        "respond any within 1 day\nresolve any within 12 month"
    ).Policies;

    [Fact]
    public void Counts_add_up()
    {
        var first = Counted(Answered(2), Answered(100), Ticket());
        first.Merge(Counted(Answered(5), Ticket(), OutOfTime()));

        var (merged, whole) = (
            first.Report(),
            Counted(Answered(2), Answered(100), Ticket(), Answered(5), Ticket(), OutOfTime()).Report()
        );
        merged.Tickets.ShouldBe(5);
        merged.Skipped.ShouldBe(1);
        merged.Promises.Select(p => p.All).ShouldBe(whole.Promises.Select(p => p.All));
        merged.Promises[0].All.ShouldSatisfyAllConditions(x => x.Kept.ShouldBe(2), x => x.Broken.ShouldBe(3));
        merged.Promises[1].All.Open.ShouldBe(5);
    }

    [Fact]
    public void What_was_never_done_stays_longer_than_anything()
    {
        var histogram = new LogHistogram();
        histogram.Add(3);
        var other = new LogHistogram();
        other.Add(200);
        other.Add(0);
        other.AddNever();

        histogram.Merge(other);

        histogram.Count.ShouldBe(4);
        histogram.Quantile(0.25).ShouldBe(0);
        histogram.Quantile(0.5)!.Value.ShouldBe(3, 0.03);
        histogram.Quantile(0.75)!.Value.ShouldBe(200, 2);
        histogram.Quantile(1).ShouldBeNull();
    }

    private static BacktestTally Counted(params IReadOnlyList<ClockEvent>[] histories)
    {
        var tally = new BacktestTally(Policies, Options);
        foreach (var history in histories)
        {
            tally.Add(history);
        }

        return tally;
    }

    private static IReadOnlyList<ClockEvent> Answered(int hours)
    {
        var opened = Ticket()[0];
        return [opened, new(opened.At + Duration.FromHours(hours), ClockEventKind.MessageSent) { ByPerson = true }];
    }

    private static IReadOnlyList<ClockEvent> Ticket() => [Story.Event("2026-03-02 10:00 ticket.opened email")];

    /// <summary>A ticket that opens where no due time can be told any more.</summary>
    private static IReadOnlyList<ClockEvent> OutOfTime() => [Ticket()[0] with { At = Instant.MaxValue }];
}
