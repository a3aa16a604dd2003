using Charter.Policy.Language;
using NodaTime.Text;
using Shouldly;
using Xunit;

namespace Charter.Policy.Tests.Language;

/// <summary>What is left out of the hours, by day or by date, is left out of the calendar or asked about; it is never passed over.</summary>
public sealed class ExceptionsFromTextTests
{
    [Theory]
    [InlineData("We are open Monday to Friday, except Wednesday mornings.")]
    [InlineData("We are open weekdays, excluding Friday afternoons.")]
    [InlineData("Our hours are 9am-5pm Monday to Friday excluding Wednesday afternoons (Europe/London).")]
    [InlineData("Our hours are 9am-5pm Monday to Friday but not Wednesday afternoons (Europe/London).")]
    [InlineData("Support hours: Monday to Friday 9am to 5pm incl. Saturday (Europe/London).")]
    [InlineData("In July and August we close at 3pm.")]
    [InlineData("We close early on 24 December 2026.")]
    public void A_part_without_its_hours_is_asked_about(string text) => Codes(text).ShouldContain("P131");

    [Theory]
    [InlineData(
        "Support hours are Monday to Friday 08:30–17:30 (Europe/Berlin), except 25 December 2026.",
        "2026-12-25"
    )]
    [InlineData(
        "Support hours are Monday to Friday 9am to 5pm (UTC), excluding 25 December 2026 and 1 January 2027.",
        "2026-12-25 2027-01-01"
    )]
    [InlineData("Support hours are Monday to Friday 9am to 5pm (UTC) except on Friday 25 December 2026.", "2026-12-25")]
    [InlineData(
        "Support hours are Monday to Friday 9am to 5pm (UTC), except bank holidays and 25 December 2026.",
        "2026-12-25"
    )]
    [InlineData("Except on 25 December 2026, we are open Monday to Friday 9am to 5pm.", "2026-12-25")]
    [InlineData("We are open 24/7 except 25 December 2026.", "2026-12-25")]
    [InlineData(
        "We are open Monday to Friday 9am to 5pm.\n\nWe are open all year except 25 December 2026.",
        "2026-12-25"
    )]
    [InlineData("服务时间为周一至周五9:00-18:00，2026年10月1日除外。", "2026-10-01")]
    [InlineData("服务时间为周一至周五9:00-18:00，不含2026年10月1日和10月2日。", "2026-10-01 2026-10-02")]
    [InlineData("除2026年10月1日外，周一至周五9:00-18:00营业。", "2026-10-01")]
    public void A_date_that_is_left_out_is_closed(string text, string dates) => Closed(text).ShouldBe(dates);

    [Theory]
    [InlineData("Support hours are Monday to Friday 9am to 5pm (UTC), except 25 December.")]
    [InlineData("We are open Monday to Friday 9am to 5pm. We are closed on bank holidays, except 26 August 2026.")]
    public void A_date_that_is_left_out_and_not_certain_is_asked_about(string text)
    {
        Codes(text).ShouldContain("P135");
        Closed(text).ShouldBe("");
    }

    [Fact]
    public void An_exception_with_times_of_its_own_has_them() =>
        Holidays("We are open Monday to Friday 9am to 5pm, except 24 December 2026, when we close at 1pm.")
            .ShouldBe("2026-12-24 9-13");

    [Theory]
    [InlineData("We are closed between 24 December 2026 and 27 December 2026.")]
    [InlineData("We are closed between 24 and 27 December 2026.")]
    [InlineData("We are closed between Thursday 24 December and Sunday 27 December 2026.")]
    public void Between_two_dates_are_all_the_days_from_the_first_to_the_last(string text) =>
        Closed("We are open Monday to Friday 9am to 5pm.\n\n" + text)
            .ShouldBe("2026-12-24 2026-12-25 2026-12-26 2026-12-27");

    [Fact]
    public void A_stretch_between_two_dates_may_cross_the_year_that_is_named_once() =>
        Closed("We are open daily 9am to 5pm.\n\nWe are closed between 31 December and 2 January 2027.")
            .ShouldBe("2026-12-31 2027-01-01 2027-01-02");

    [Theory]
    [InlineData("Holidays: 24 December 2026, 31 December 2026 (until 1pm).", "2026-12-24 closed, 2026-12-31 9-13")]
    [InlineData("Holidays: 24 December 2026, 31 December 2026 (9am to 1pm).", "2026-12-24 closed, 2026-12-31 9-13")]
    [InlineData("Holidays: 24 December 2026 (closes at 1pm), 31 December 2026.", "2026-12-24 9-13, 2026-12-31 closed")]
    [InlineData("Holidays: 24 December 2026 and 31 December 2026: 9am to 1pm.", "2026-12-24 9-13, 2026-12-31 9-13")]
    public void A_bracket_speaks_of_the_date_before_it(string text, string holidays) =>
        Holidays("We are open Monday to Friday 9am to 5pm.\n\n" + text).ShouldBe(holidays);

    [Theory]
    [InlineData("Holidays: 24 and 31 December 2026 (until 1pm).")]
    [InlineData("Holidays: 24 December 2026, 31 December 2026 until 1pm.")]
    public void Times_that_may_be_those_of_one_date_or_of_all_are_asked_about(string text)
    {
        var policy = "We are open Monday to Friday 9am to 5pm.\n\n" + text;

        Codes(policy).ShouldContain("P135");
        Holidays(policy).ShouldBe("");
    }

    [Theory]
    [InlineData("Monday to Friday 9am to 5pm, not Wednesday.")]
    [InlineData("We are open Monday to Friday, not Wednesday, 9am to 5pm.")]
    [InlineData("We are open Monday to Friday 9am to 5pm, but not on Wednesdays.")]
    [InlineData("We are open Monday to Friday 9am to 5pm, never on Wednesdays.")]
    [InlineData("Support hours: Monday to Friday 9am to 5pm excl. Wednesday (Europe/London).")]
    [InlineData("Support hours: Monday to Friday (excl. Wednesday) 9am to 5pm (Europe/London).")]
    public void A_day_that_is_denied_is_closed(string text) =>
        HoursFromTextTests.Week(text).ShouldBe("Mon-Tue 9-17; Thu-Fri 9-17");

    [Fact]
    public void Peak_hours_without_support_hours_are_asked_about() =>
        Codes("Peak hours are 10am to 12pm.").ShouldContain("P131");

    [Theory]
    [InlineData("We are closed on 25 December 2026.")]
    [InlineData("We are open all year except 25 December 2026.")]
    public void Exceptions_and_peaks_without_support_hours_say_that_those_are_missing(string text)
    {
        Codes(text).ShouldContain("P144");
        // No promise counts working time.
        Codes(text).ShouldNotContain("P133");
    }

    private static IEnumerable<string> Codes(string text) =>
        PolicyCompiler.Compile(text).Diagnostics.Select(d => d.Code);

    private static string Closed(string text) =>
        string.Join(
            ' ',
            PolicyCompiler
                .Compile(text)
                .Calendar!.Holidays.Where(h => h.Hours.IsEmpty)
                .Select(h => LocalDatePattern.Iso.Format(h.Date))
        );

    private static string Holidays(string text) =>
        string.Join(
            ", ",
            PolicyCompiler
                .Compile(text)
                .Calendar!.Holidays.Select(h =>
                    LocalDatePattern.Iso.Format(h.Date)
                    + (
                        h.Hours.IsEmpty
                            ? " closed"
                            : string.Concat(h.Hours.Select(w => $" {w.Start.Hour}-{w.End.Hour}"))
                    )
                )
        );
}
