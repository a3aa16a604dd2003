using Charter.Policy.Backtests;
using Charter.Policy.Tests.Clocks;
using NodaTime;
using Shouldly;
using Xunit;
using static Charter.Policy.Tests.Calendars.Given;

namespace Charter.Policy.Tests.Backtests;

/// <summary>A pause is left out of what a promise took, in whatever time the promise counts.</summary>
public sealed class PausedTimeTests
{
    private static readonly Instant ReadAt = At("2026-06-01 00:00");

    [Theory]
    // Monday 10:00 to Thursday 15:00, of which Tuesday 10:00 to Thursday 10:00 stood still.
    [InlineData("resolve any within 40 hour", 29)]
    [InlineData("resolve any within 40 business_hour", 13)]
    [InlineData("resolve any within 9 business_day", 1)]
    [InlineData("resolve any within 9 day", 2)]
    public void A_pause_is_left_out(string promise, double used) =>
        Median(promise, "2026-03-03 10:00 ticket.waiting", "2026-03-05 10:00 ticket.resumed")
            .ShouldBe(used, used / 100);

    [Theory]
    [InlineData("resolve any within 40 hour", 77)]
    [InlineData("resolve any within 40 business_hour", 29)]
    [InlineData("resolve any within 9 business_day", 3)]
    [InlineData("resolve any within 9 day", 4)]
    public void Without_a_pause_all_of_it_counts(string promise, double used) =>
        Median(promise).ShouldBe(used, used / 100);

    private static double Median(string promise, params string[] between)
    {
        var tally = new BacktestTally(new Story(promise).Policies, new BacktestOptions(ReadAt));
        string[] events = ["2026-03-02 10:00 ticket.opened email", .. between, "2026-03-05 15:00 ticket.resolved"];
        tally.Add([.. events.Select(Story.Event)]);
        return tally.Report().Promises[0].All.Median.ShouldNotBeNull();
    }
}
