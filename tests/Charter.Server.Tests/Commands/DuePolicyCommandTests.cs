using Charter.Server.Commands;
using Shouldly;
using Xunit;

namespace Charter.Server.Tests.Commands;

public sealed class DuePolicyCommandTests
{
    private const string Weekdays =
        """{"zone":"Europe/London","hours":{"mon":[["09:00","17:00"]],"tue":[["09:00","17:00"]],"fri":[["09:00","17:00"]]},"holidays":[{"date":"2026-03-30","hours":[]}]}""";

    [Theory]
    [InlineData("2026-03-27T16:00:00Z", """{"value":2,"unit":"business_hour"}""", "2026-03-31T09:00:00Z")]
    [InlineData("2026-03-27T16:00:00+00:00", """{"value":1,"unit":"business_day"}""", "2026-03-31T16:00:00Z")]
    [InlineData("2026-03-27T17:30:00+01:30", """{"value":24,"unit":"hour"}""", "2026-03-28T16:00:00Z")]
    [InlineData("2026-03-27T16:00Z", """{"value":0,"unit":null}""", "2026-03-27T16:00:00Z")]
    [InlineData("2026-03-27T16:00:00.5Z", """{"value":1.5,"unit":"second"}""", "2026-03-27T16:00:02Z")]
    [InlineData("2026-03-27T16:00:00Z", """{"value":2,"unit":"hour","office_hours":true}""", "2026-03-31T09:00:00Z")]
    public async Task A_due_time_is_written_in_utc(string from, string within, string due) =>
        (await Answer($$"""{"id":"a","calendar":{{Weekdays}},"from":"{{from}}","within":{{within}}}""")).ShouldBe([
            $$"""{"id":"a","due":"{{due}}"}""",
        ]);

    [Fact]
    public async Task Working_time_between_two_times_is_written_in_seconds() =>
        (
            await Answer(
                $$"""{"id":7,"calendar":{{Weekdays}},"from":"2026-03-27T16:00:00Z","to":"2026-03-31T08:30:00Z"}"""
            )
        ).ShouldBe(["""{"id":7,"business_seconds":5400}"""]);

    [Fact]
    public async Task A_day_may_end_at_24_00_or_00_00()
    {
        foreach (var end in new[] { "24:00", "00:00" })
        {
            var calendar = $$"""{"zone":"UTC","hours":{"sun":[["00:00","{{end}}"]]} }""";
            (
                await Answer(
                    $$"""{"id":1,"calendar":{{calendar}},"from":"2026-03-01T00:00:00Z","to":"2026-03-08T00:00:00Z"}"""
                )
            ).ShouldBe(["""{"id":1,"business_seconds":86400}"""]);
        }
    }

    [Theory]
    [InlineData("nonsense", """{"id":null,"error":"the line is not JSON"}""")]
    [InlineData("[1]", """{"id":null,"error":"the line is not a JSON object"}""")]
    [InlineData("""{"id":"x"}""", """{"id":"x","error":"calendar is missing"}""")]
    [InlineData(
        """{"id":"x","calendar":{"zone":"Mars/Base","hours":{"mon":[["09:00","17:00"]]}},"from":"2026-03-01T00:00:00Z"}""",
        """{"id":"x","error":"calendar: zone: \"Mars/Base\" is not an IANA time zone"}"""
    )]
    [InlineData(
        """{"id":"x","calendar":{"zone":"UTC","hours":{}},"from":"2026-03-01T00:00:00Z"}""",
        """{"id":"x","error":"calendar: hours: no weekday has support hours"}"""
    )]
    [InlineData(
        """{"id":"x","calendar":{"zone":"UTC","hours":{"mon":[["9","17:00"]]}},"from":"2026-03-01T00:00:00Z"}""",
        """{"id":"x","error":"hours.mon: \"9\" is not a time of day such as 09:00"}"""
    )]
    [InlineData(
        """{"id":"x","calendar":{"hours":{"mon":[["09:00","17:00"]]}},"from":"2026-03-01T00:00:00"}""",
        """{"id":"x","error":"from: \"2026-03-01T00:00:00\" is not a time with Z or an offset, such as 2026-11-22T09:30:00Z"}"""
    )]
    [InlineData(
        """{"id":"x","calendar":{"hours":{"mon":[["09:00","17:00"]]}},"from":"2026-03-01T00:00:00Z"}""",
        """{"id":"x","error":"give either within or to"}"""
    )]
    [InlineData(
        """{"id":"x","calendar":{"hours":{"mon":[["09:00","17:00"]]}},"from":"2026-03-01T00:00:00Z","within":{"value":0.5,"unit":"business_day"}}""",
        """{"id":"x","error":"within: Days, business days, weeks and months are whole numbers; write part of a day in hours."}"""
    )]
    [InlineData(
        """{"id":"x","calendar":{"hours":{"mon":[["09:00","17:00"]]}},"from":"0026-03-01T00:00:00Z","within":{"value":1,"unit":"business_day"}}""",
        """{"id":"x","error":"from: \"0026-03-01T00:00:00Z\" lies outside the years 1900 to 2199"}"""
    )]
    [InlineData(
        """{"id":"x","calendar":{"hours":{"mon":[["09:00","17:00"]]}},"from":"2026-03-01T00:00:00Z","within":{"value":1e25,"unit":"business_day"}}""",
        """{"id":"x","error":"within: The time is too long: it must end before the year 2200 and within a century."}"""
    )]
    [InlineData(
        """{"id":"x","calendar":{"hours":{"mon":[["09:00","17:00"]]}},"from":"2026-03-01T00:00:00Z","within":{"value":1,"unit":"fortnight"}}""",
        """{"id":"x","error":"within: \"fortnight\" is not a unit; use second, ring, minute, hour, business_hour, day, business_day, week, month"}"""
    )]
    [InlineData(
        """{"id":"x","calendar":{"hours":{"mon":[["09:00","17:00"]]}},"from":"2026-03-01T00:00:00Z","within":{"value":2,"unit":"hour","office_hours":"true"}}""",
        """{"id":"x","error":"within: office_hours is neither true nor false"}"""
    )]
    [InlineData(
        """{"id":"x","calendar":{"hours":{"mon":[["09:00","17:00"]]}},"from":"2026-03-01T00:00:00Z","within":{"value":2,"unit":"hour","officeHours":true}}""",
        """{"id":"x","error":"within: \"officeHours\" is not a part of it; use value, unit, office_hours"}"""
    )]
    [InlineData(
        """{"id":"x","calendar":{"hours":{"mon":[["09:00","17:00"]]}},"from":"2026-03-01T00:00:00Z","office_hours":true,"within":{"value":2,"unit":"hour"}}""",
        """{"id":"x","error":"office_hours belongs into within"}"""
    )]
    [InlineData(
        """{"id":"x","calendar":{"hours":{"mon":[["09:00","17:00"]]},"holiday":[]},"from":"2026-03-01T00:00:00Z","within":{"value":2,"unit":"hour"}}""",
        """{"id":"x","error":"calendar: \"holiday\" is not a part of it; use zone, hours, peak, holidays, ring_seconds"}"""
    )]
    [InlineData(
        """{"id":"x","calendar":{"hours":{"mon":[["09:00","17:00"]]},"ring_seconds":"six"},"from":"2026-03-01T00:00:00Z","within":{"value":2,"unit":"ring"}}""",
        """{"id":"x","error":"calendar: ring_seconds is not a number of seconds above 0, up to 3600"}"""
    )]
    [InlineData(
        """{"id":"x","calendar":{"hours":{"mon":[["09:00","17:00"]],"Mon":[["10:00","12:00"]]}},"from":"2026-03-01T00:00:00Z","within":{"value":2,"unit":"ring"}}""",
        """{"id":"x","error":"hours: mon is given twice"}"""
    )]
    [InlineData(
        """{"id":"x","calendar":{"hours":{"mon":[["09:00","17:00"]]}},"from":"2026-03-01T00:00:00Z","from":"2026-03-02T00:00:00Z","within":{"value":2,"unit":"hour"}}""",
        """{"id":"x","error":"\"from\" is given twice"}"""
    )]
    [InlineData(
        """{"id":"x","calendar":{"hours":{"mon":[["09:00","17:00"]]}},"from":"2026-03-01T00:00:00Z","within":{"value":2,"value":3,"unit":"hour"}}""",
        """{"id":"x","error":"\"value\" is given twice"}"""
    )]
    public async Task A_bad_line_says_what_is_wrong_and_the_rest_go_on(string line, string error)
    {
        var good =
            $$"""{"id":"good","calendar":{{Weekdays}},"from":"2026-03-27T16:00:00Z","within":{"value":1,"unit":"minute"} }""";

        (await Answer($"{line}\n\n{good}")).ShouldBe([error, """{"id":"good","due":"2026-03-27T16:01:00Z"}"""]);
    }

    [Fact]
    public async Task A_line_without_end_is_refused_and_not_kept()
    {
        var answers = await Answer(new string('x', JsonLines.MaxLineLength + 1) + "\n[]");

        answers[0].ShouldStartWith("""{"id":null,"error":"the line is longer than""");
        answers.Length.ShouldBe(2);
    }

    private static async Task<string[]> Answer(string input)
    {
        using var output = new StringWriter();
        await DuePolicyCommand.Run(new StringReader(input), output, CancellationToken.None);
        return output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
