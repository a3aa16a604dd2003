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

    [Theory]
    [InlineData("channel", "pigeon", "channel: \\\"pigeon\\\" is not a channel")]
    [InlineData("kind", "mystery", "kind: \\\"mystery\\\" is none of enquiry, request, complaint, suggestion")]
    public async Task What_is_not_known_of_a_ticket_is_named_and_the_rest_of_it_is_judged(
        string part,
        string value,
        string error
    ) =>
        (
            await Replay(
                $$"""{"ticket":"x","{{part}}":"{{value}}","events":[{"at":"2026-03-04T11:30:00Z","event":"opened"}]}"""
            )
        ).ShouldBe([
            $$"""{"ticket":"x","error":"{{error}}"}""",
            """{"ticket":"x","action":"acknowledge","subject":"any","started":"2026-03-04T11:30:00Z","due":"2026-03-04T12:30:00Z","stopped":null,"outcome":"running"}""",
        ]);

    [Fact]
    public async Task An_event_that_is_not_known_is_named_once_and_the_rest_of_the_ticket_is_judged() =>
        (
            await Replay(
                """{"ticket":"x","channel":"email","events":[{"at":"2026-03-02T10:00:00Z","event":"opened"},{"at":"2026-03-02T10:01:00Z","event":"csat.received"},{"at":"2026-03-02T10:02:00Z","event":"csat.received"},{"at":"2026-03-02T10:30:00Z","event":"reply"}]}"""
            )
        ).ShouldBe([
            """{"ticket":"x","error":"\"csat.received\" is not an event that is known"}""",
            """{"ticket":"x","action":"acknowledge","subject":"any","started":"2026-03-02T10:00:00Z","due":"2026-03-02T11:00:00Z","stopped":"2026-03-02T10:30:00Z","outcome":"kept"}""",
            """{"ticket":"x","action":"respond","subject":"email","started":"2026-03-02T10:00:00Z","due":"2026-03-03T10:00:00Z","stopped":"2026-03-02T10:30:00Z","outcome":"kept"}""",
        ]);

    [Theory]
    [InlineData("incident", "sms")]
    [InlineData("Question", "fax")]
    [InlineData("grievance", "app")]
    public async Task Words_of_other_programs_for_kinds_and_channels_are_no_errors(string kind, string channel) =>
        (
            await Replay(
                $$"""{"ticket":"x","kind":"{{kind}}","channel":"{{channel}}","events":[{"at":"2026-03-02T10:00:00Z","event":"opened"}]}"""
            )
        ).ShouldAllBe(line => !line.Contains("error", StringComparison.Ordinal));

    [Theory]
    [InlineData("""{"at":"2026-03-02T12:00:00Z","event":"reply","by":"customer"}""")]
    [InlineData("""{"at":"2026-03-02T12:00:00Z","event":"response","by":"requester"}""")]
    [InlineData("""{"at":"2026-03-02T12:00:00Z","event":"reply","actor":{"kind":"customer"}}""")]
    public async Task A_reply_by_the_customer_is_a_message_to_answer(string reply)
    {
        var lines = await Replay(
            $$"""{"ticket":"x","channel":"email","events":[{"at":"2026-03-02T10:00:00Z","event":"opened"},{"at":"2026-03-02T11:00:00Z","event":"reply"},{{reply}}]}"""
        );

        lines[^1]
            .ShouldBe(
                """{"ticket":"x","action":"respond","subject":"email","started":"2026-03-02T12:00:00Z","due":"2026-03-03T12:00:00Z","stopped":null,"outcome":"overdue"}"""
            );
    }

    [Theory]
    [InlineData("""{"at":"2026-03-02T11:00:00Z","event":"message","by":"agent","public":false}""")]
    [InlineData("""{"at":"2026-03-02T11:00:00Z","event":"reply","internal":true}""")]
    [InlineData("""{"at":"2026-03-02T11:00:00Z","event":"message.sent","by_person":false}""")]
    [InlineData("""{"at":"2026-03-02T11:00:00Z","event":"message.sent","actor":{"kind":"machine"}}""")]
    [InlineData("""{"at":"2026-03-02T11:00:00Z","event":"no_answer_needed","by":"machine"}""")]
    public async Task What_the_customer_does_not_see_and_what_a_machine_says_answers_nobody(string said) =>
        (
            await Replay(
                $$"""{"ticket":"x","channel":"email","events":[{"at":"2026-03-04T10:00:00Z","event":"opened"},{{said.Replace("03-02", "03-04", StringComparison.Ordinal)}}]}"""
            )
        )[^1]
            .ShouldEndWith("\"stopped\":null,\"outcome\":\"running\"}");

    [Fact]
    public async Task What_happens_after_the_time_of_reading_is_not_known_yet() =>
        (
            await Replay(
                """{"ticket":"x","channel":"email","now":"2026-03-02T10:30:00Z","events":[{"at":"2026-03-02T10:00:00Z","event":"opened"},{"at":"2026-03-05T10:00:00Z","event":"reply"},{"at":"2026-03-05T11:00:00Z","event":"resolved"}]}"""
            )
        ).ShouldAllBe(line => line.EndsWith("\"stopped\":null,\"outcome\":\"running\"}", StringComparison.Ordinal));

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
