using Charter.Policy.Calendars;
using Charter.Policy.Language;
using NodaTime;
using Shouldly;
using Xunit;

namespace Charter.Policy.Tests.Language;

public sealed class CalendarFromTextTests
{
    private const string Usual = "Support hours are Monday to Friday 9am to 5pm (Europe/London).\n\n";

    [Theory]
    [InlineData("We are closed on 25 December 2026.", "2026-12-25")]
    [InlineData("We are closed on December 25, 2026.", "2026-12-25")]
    [InlineData("The office is closed on 28 and 29 December 2026.", "2026-12-28 2026-12-29")]
    [InlineData(
        "Support is closed on 1 January 2027, 5 July 2027 and 25 November 2027.",
        "2027-01-01 2027-07-05 2027-11-25"
    )]
    [InlineData("The desk is closed from 24 to 26 December 2026.", "2026-12-24 2026-12-25 2026-12-26")]
    [InlineData("We are closed on 2026-12-25.", "2026-12-25")]
    [InlineData("2027年1月1日至3日休息。", "2027-01-01 2027-01-02 2027-01-03")]
    [InlineData("2027年10月1日、10月2日放假。", "2027-10-01 2027-10-02")]
    public void Dated_holidays_are_closed_days(string sentence, string dates)
    {
        var calendar = PolicyCompiler.Compile(Usual + sentence).Calendar.ShouldNotBeNull();

        calendar.Holidays.Select(h => h.Date.ToString("uuuu-MM-dd", null)).ShouldBe(dates.Split(' '));
        calendar.Holidays.ShouldAllBe(h => h.Hours.IsEmpty);
    }

    [Theory]
    [InlineData("On 24 December 2026 we close at 1pm.", 9, 13)]
    [InlineData("On 24 December 2026 we open at 10am and close at 4pm.", 10, 16)]
    [InlineData("On 24 December 2026 we are open from 10:00 to 14:00.", 10, 14)]
    public void A_holiday_may_have_hours_of_its_own(string sentence, int from, int to)
    {
        var calendar = PolicyCompiler.Compile(Usual + sentence).Calendar.ShouldNotBeNull();

        calendar
            .Holidays.ShouldHaveSingleItem()
            .Hours.ShouldBe([new TimeWindow(new LocalTime(from, 0), new LocalTime(to, 0))]);
    }

    [Fact]
    public void Holidays_without_dates_are_a_question_to_the_author()
    {
        var policy = PolicyCompiler.Compile("Support hours are Monday to Friday 9am to 5pm, except public holidays.");

        policy.Calendar.ShouldNotBeNull().Holidays.ShouldBeEmpty();
        policy.Diagnostics.Select(d => d.Code).ShouldContain("P134");
    }

    [Theory]
    [InlineData("We are open 8am–8pm Monday to Saturday and 10am–4pm on Sundays.", "8-20", "8-20", "10-16")]
    [InlineData("Open from 8am to 6pm, Monday to Thursday, and from 8am to 4pm on Fridays.", "8-18", "8-16", "")]
    [InlineData("The office is open Monday to Friday 8.30 to 17.00.", "8:30-17", "8:30-17", "")]
    [InlineData("Lines are open Monday to Friday, 9:00-12:00 and 13:00-17:00.", "9-12 13-17", "9-12 13-17", "")]
    [InlineData("Monday to Friday we are open from 9am to 12 noon.", "9-12", "9-12", "")]
    public void Days_and_times_belong_together_whichever_comes_first(
        string sentence,
        string monday,
        string friday,
        string sunday
    )
    {
        var calendar = PolicyCompiler.Compile(sentence).Calendar.ShouldNotBeNull();

        Hours(calendar, IsoDayOfWeek.Monday).ShouldBe(monday);
        Hours(calendar, IsoDayOfWeek.Friday).ShouldBe(friday);
        Hours(calendar, IsoDayOfWeek.Sunday).ShouldBe(sunday);
    }

    [Fact]
    public void A_later_closing_changes_its_day_alone()
    {
        var calendar = PolicyCompiler
            .Compile(Usual + "On Wednesdays we stay open until 7pm.")
            .Calendar.ShouldNotBeNull();

        Hours(calendar, IsoDayOfWeek.Wednesday).ShouldBe("9-19");
        Hours(calendar, IsoDayOfWeek.Thursday).ShouldBe("9-17");
    }

    [Fact]
    public void Peak_hours_without_days_count_on_every_open_day_while_it_is_open()
    {
        var calendar = PolicyCompiler
            .Compile(Usual + "Peak hours are 12 noon to 2pm and 4pm to 6pm.")
            .Calendar.ShouldNotBeNull();

        calendar.Peak.Count.ShouldBe(5);
        calendar.Peak[IsoDayOfWeek.Monday].Select(Text).ShouldBe(["12-14", "16-17"]);
    }

    [Fact]
    public void One_line_that_never_closes_does_not_open_the_office()
    {
        var calendar = PolicyCompiler
            .Compile(Usual + "The emergency line is staffed 24 hours a day.")
            .Calendar.ShouldNotBeNull();

        Hours(calendar, IsoDayOfWeek.Sunday).ShouldBe("");
    }

    [Fact]
    public void A_table_of_hours_is_a_calendar()
    {
        var calendar = PolicyCompiler
            .Compile(
                """
                | Day | From | To |
                |---|---|---|
                | Monday to Friday | 07:00 | 19:00 |
                | Saturday | 09:00 | 13:00 |
                | Sunday | closed | |
                """
            )
            .Calendar.ShouldNotBeNull();

        Hours(calendar, IsoDayOfWeek.Friday).ShouldBe("7-19");
        Hours(calendar, IsoDayOfWeek.Saturday).ShouldBe("9-13");
        Hours(calendar, IsoDayOfWeek.Sunday).ShouldBe("");
    }

    [Theory]
    [InlineData("All times are UK time.", "Europe/London")]
    [InlineData("Times are those of Berlin (Europe/Berlin).", "Europe/Berlin")]
    [InlineData("Support hours are Monday to Friday 9am to 5pm, New York time.", "America/New_York")]
    public void The_zone_may_stand_in_a_sentence_of_its_own(string sentence, string zone)
    {
        var policy = PolicyCompiler.Compile("Support hours are Monday to Friday 9am to 5pm.\n\n" + sentence);

        policy.Calendar.ShouldNotBeNull().Zone.ShouldBe(zone);
        policy.Diagnostics.Select(d => d.Code).ShouldNotContain("P130");
    }

    private static string Hours(CalendarDefinition calendar, IsoDayOfWeek day) =>
        calendar.Hours.TryGetValue(day, out var windows) ? string.Join(' ', windows.Select(Text)) : "";

    private static string Text(TimeWindow window) => $"{Text(window.Start)}-{Text(window.End)}";

    private static string Text(LocalTime time) => time.Minute == 0 ? $"{time.Hour}" : $"{time.Hour}:{time.Minute:00}";
}
