using Charter.Policy.Clocks;
using NodaTime;
using Shouldly;
using Xunit;
using static Charter.Policy.Tests.Calendars.Given;

namespace Charter.Policy.Tests.Clocks;

/// <summary>When people are warned.</summary>
public sealed class WarningTests
{
    [Theory]
    [InlineData(0, "2026-03-02 09:00")]
    [InlineData(0.25, "2026-03-02 11:00")]
    [InlineData(0.75, "2026-03-02 15:00")]
    [InlineData(0.8, "2026-03-02 15:24")]
    [InlineData(1, "2026-03-02 17:00")]
    [InlineData(7, "2026-03-02 17:00")]
    public void At_a_share_of_the_allowance(double share, string warned) =>
        Warned("resolve any within 8 business_hour", new ClockRules { WarnAtShare = (decimal)share })
            .ShouldBe((warned, null));

    [Theory]
    [InlineData(30, "2026-03-02 16:30")]
    [InlineData(480, "2026-03-02 09:00")]
    [InlineData(481, "2026-03-02 09:00")]
    [InlineData(0, "2026-03-02 17:00")]
    public void So_long_before_it_is_due_and_never_before_it_started(int minutes, string warned) =>
        Warned(
                "resolve any within 8 business_hour",
                new ClockRules { WarnAtShare = null, WarnBefore = Duration.FromMinutes(minutes) }
            )
            .ShouldBe((warned, null));

    [Theory]
    [InlineData(30, "2026-03-02 15:00", "2026-03-02 16:30")]
    [InlineData(180, "2026-03-02 14:00", "2026-03-02 15:00")]
    public void Twice_where_both_are_set_the_earlier_first(int minutes, string first, string second) =>
        Warned("resolve any within 8 business_hour", new ClockRules { WarnBefore = Duration.FromMinutes(minutes) })
            .ShouldBe((first, second));

    [Fact]
    public void Never_where_nothing_is_set_or_there_is_no_time_to_warn_in()
    {
        Warned("resolve any within 8 business_hour", new ClockRules { WarnAtShare = null }).ShouldBe((null, null));
        Warned("resolve any within 0", ClockRules.Default).ShouldBe((null, null));
    }

    [Fact]
    public void By_the_clock_on_the_wall_where_the_promise_counts_so() =>
        Warned("resolve any within 2 day", new ClockRules { WarnAtShare = 0.5m }).ShouldBe(("2026-03-03 09:00", null));

    [Fact]
    public void Business_days_warn_in_working_time() =>
        Warned("resolve any within 1 business_day", new ClockRules { WarnAtShare = 0.75m })
            .ShouldBe(("2026-03-03 13:00", null));

    [Fact]
    public void A_pause_takes_nothing_from_the_share() =>
        Warned(
                "resolve any within 8 business_hour",
                ClockRules.Default,
                "2026-03-02 10:00 ticket.waiting",
                "2026-03-03 10:00 ticket.resumed"
            )
            .ShouldBe(("2026-03-03 15:00", null));

    [Fact]
    public void Not_while_it_stands_still_and_not_when_it_is_done()
    {
        Warned("resolve any within 8 business_hour", ClockRules.Default, "2026-03-02 10:00 ticket.waiting")
            .ShouldBe((null, null));
        Warned("resolve any within 8 business_hour", ClockRules.Default, "2026-03-02 10:00 ticket.resolved")
            .ShouldBe((null, null));
    }

    [Fact]
    public void The_way_to_a_promised_date_is_plain_time()
    {
        var story = new Story("notify_delay any within 4 business_hour", rules: new ClockRules { WarnAtShare = 0.5m });

        CaseClocks
            .Read(
                story.Policies,
                [
                    Story.Event("2026-03-02 09:00 ticket.opened email"),
                    Story.Event("2026-03-02 10:00 holding_notice.sent until=2026-03-04T10:00"),
                ],
                At("2026-03-02 10:00")
            )[1]
            .WarnAt.ShouldBe(At("2026-03-03 10:00"));
    }

    private static (string? First, string? Second) Warned(string promise, ClockRules rules, params string[] events)
    {
        var story = new Story(promise, rules: rules);
        ClockEvent[] happened = [Story.Event("2026-03-02 09:00 ticket.opened email"), .. events.Select(Story.Event)];
        var reading = CaseClocks.Read(story.Policies, happened, happened[^1].At).Single();
        return (Said(reading.WarnAt), Said(reading.WarnAgainAt));
    }

    private static string? Said(Instant? at) => at is { } instant ? Local(instant, "UTC") : null;
}
