using System.Collections.Immutable;
using Charter.Policy;
using Charter.Policy.Calendars;
using Charter.Policy.Clocks;
using Charter.Server.Commands;
using NodaTime;
using Shouldly;
using Xunit;

namespace Charter.Server.Tests.Commands;

public sealed class ReplayPolicyCommandTests
{
    [Fact]
    public async Task Each_clock_of_a_history_is_one_line() =>
        (
            await Replay(
                """
                {"ticket":"T1","kind":"complaint","channel":"email","priority":null,"events":[{"at":"2026-03-02T10:00:00Z","event":"opened"},{"at":"2026-03-02T10:01:00Z","event":"acknowledged","by":"machine"},{"at":"2026-03-02T10:02:00Z","event":"message.sent","by":"machine"},{"at":"2026-03-03T10:01:00Z","event":"reply"}]}
                """
            )
        ).ShouldBe([
            """{"ticket":"T1","action":"acknowledge","subject":"any","started":"2026-03-02T10:00:00Z","due":"2026-03-02T11:00:00Z","stopped":"2026-03-02T10:01:00Z","outcome":"kept"}""",
            """{"ticket":"T1","action":"respond","subject":"email","started":"2026-03-02T10:00:00Z","due":"2026-03-03T10:00:00Z","stopped":"2026-03-03T10:01:00Z","outcome":"broken"}""",
            """{"ticket":"T1","action":"resolve","subject":"complaint","started":"2026-03-02T10:00:00Z","due":"2026-03-09T17:00:00Z","stopped":null,"outcome":"running"}""",
        ]);

    [Theory]
    [InlineData("merged", "merged")]
    [InlineData("waiting", "paused")]
    [InlineData("resolved", "kept")]
    [InlineData("ticket.assigned", "running")]
    public async Task The_outcome_is_one_word(string happened, string outcome)
    {
        var lines = await Replay(
            $$"""{"ticket":1,"kind":"complaint","channel":"post","events":[{"at":"2026-03-02T10:00:00Z","event":"created","by":"agent"},{"at":"2026-03-02T12:00:00Z","event":"{{happened}}"}]}"""
        );

        lines.ShouldHaveSingleItem().ShouldEndWith($"\"outcome\":\"{outcome}\"}}");
    }

    [Fact]
    public async Task A_history_without_an_opening_begins_with_its_first_event() =>
        (
            await Replay(
                """{"ticket":1,"channel":"email","events":[{"at":"2026-03-02T12:00:00Z","event":"message","by":"agent"},{"at":"2026-03-02T11:30:00Z","event":"message","by":"customer"}]}"""
            )
        )[0]
            .ShouldContain("\"started\":\"2026-03-02T11:30:00Z\"");

    [Theory]
    [InlineData("""{"ticket":"x"}""", "events is missing or not a list")]
    [InlineData(
        """{"ticket":"x","events":[{"at":"2026-03-02T10:00:00Z","event":"eaten"}]}""",
        "\\\"eaten\\\" is not an event that is known"
    )]
    [InlineData("""{"ticket":"x","events":[{"event":"opened"}]}""", "at is missing")]
    [InlineData(
        """{"ticket":"x","channel":"pigeon","events":[{"at":"2026-03-02T10:00:00Z","event":"opened"}]}""",
        "channel: \\\"pigeon\\\" is not a channel"
    )]
    [InlineData(
        """{"ticket":"x","events":[{"at":"0001-03-02T10:00:00Z","event":"opened"}]}""",
        "at: \\\"0001-03-02T10:00:00Z\\\" lies outside the years 1900 to 2199"
    )]
    public async Task A_bad_history_says_what_is_wrong_and_the_rest_go_on(string line, string error)
    {
        var lines = await Replay(
            line
                + "\n"
                + """{"ticket":"y","channel":"post","events":[{"at":"2026-03-02T10:00:00Z","event":"opened"}]}"""
        );

        lines[0].ShouldBe($$"""{"ticket":"x","error":"{{error}}"}""");
        lines[1].ShouldStartWith("""{"ticket":"y","action":"acknowledge",""");
    }

    private static async Task<string[]> Replay(string input)
    {
        ImmutableArray<TimeWindow> hours = [new TimeWindow(new LocalTime(9, 0), new LocalTime(17, 0))];
        var calendar = SupportCalendar.Create(
            new CalendarDefinition(
                "UTC",
                Enumerable.Range(1, 5).ToImmutableDictionary(day => (IsoDayOfWeek)day, _ => hours),
                ImmutableDictionary<IsoDayOfWeek, ImmutableArray<TimeWindow>>.Empty,
                []
            )
        );
        var policy = new GoverningPolicy(
            1,
            [
                Promise(ServedSubject.Any, ServiceAction.Acknowledge, 1, TimeUnit.Hour),
                Promise(ServedSubject.Email, ServiceAction.Respond, 24, TimeUnit.Hour),
                Promise(ServedSubject.Complaint, ServiceAction.Resolve, 5, TimeUnit.BusinessDay),
            ],
            calendar,
            ClockRules.Default
        );
        using var output = new StringWriter();
        var now = Instant.FromUtc(2026, 3, 4, 12, 0);
        await ReplayPolicyCommand.Run(policy, now, new StringReader(input), output, CancellationToken.None);
        return output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static Commitment Promise(ServedSubject subject, ServiceAction action, decimal value, TimeUnit unit) =>
        new(subject, action, new Allowance(value, unit), false, null, ConditionSet.None);
}
