using System.Text;
using Charter.Policy.Calendars;
using Charter.Policy.Language;
using NodaTime;
using Shouldly;
using Xunit;

namespace Charter.Policy.Tests.Language;

/// <summary>
/// What documents say of hours, and the calendar that comes of it: "Mon-Fri 9-17; Sat 10-14". A code after a question mark is what the
/// author is asked; where nothing could be read, the question stands alone.
/// </summary>
public sealed class HoursFromTextTests
{
    private const string Usual = "Support hours are Monday to Friday 9am to 5pm (Europe/London).\n\n";

    [Theory]
    [InlineData("Support hours: Mon-Fri 9:00-17:00 (UTC).", "Mon-Fri 9-17")]
    [InlineData("Support hours: Mon–Fri 9:00–17:00 (UTC).", "Mon-Fri 9-17")]
    [InlineData("Monday-Friday 9-5 (UTC) are our support hours.", "Mon-Fri 9-17")]
    [InlineData("We are open Mon-Fri (9am-5pm) and Sat (10-2), UTC.", "Mon-Fri 9-17; Sat 10-14")]
    [InlineData("Our hours: M-F 8am-6pm, Sat 9am-1pm (UTC).", "Mon-Fri 8-18; Sat 9-13")]
    [InlineData("We are open every day except Sunday, 9am-5pm (UTC).", "Mon-Sat 9-17")]
    [InlineData("We are open weekdays 9 to 5, UTC.", "Mon-Fri 9-17")]
    [InlineData("Support hours are 24/5, Monday to Friday (UTC).", "Mon-Fri 0-24")]
    [InlineData(
        "Lines are open from 8 in the morning until 6 in the evening, Monday to Saturday (UTC).",
        "Mon-Sat 8-18"
    )]
    [InlineData("Our offices open at 9am and close at 5pm, Monday to Friday (UTC).", "Mon-Fri 9-17")]
    [InlineData("Opening hours (UTC): Monday 9 - 5, Tuesday 9 - 5, Wednesday 10 - 4.", "Mon-Tue 9-17; Wed 10-16")]
    [InlineData(
        "Opening hours (UTC): Mon, Wed, Fri: 9-12; Tue & Thu: 13-18.",
        "Mon 9-12; Tue 13-18; Wed 9-12; Thu 13-18; Fri 9-12"
    )]
    [InlineData(
        "Opening hours (UTC): Mon/Wed/Fri 9-12, Tue/Thu 13-18.",
        "Mon 9-12; Tue 13-18; Wed 9-12; Thu 13-18; Fri 9-12"
    )]
    [InlineData(
        "We work Monday to Thursday from 8 to 6 and on Fridays from 8 to noon (UTC).",
        "Mon-Thu 8-18; Fri 8-12"
    )]
    [InlineData("Our hours are Monday to Friday 9-12:30 and 1:30-5 (UTC).", "Mon-Fri 9-12:30 13:30-17")]
    [InlineData("We are open 10-12 and 2-4, Tuesday to Thursday (UTC).", "Tue-Thu 10-12 14-16")]
    [InlineData("Support is open Friday to Tuesday 9am to 5pm (UTC).", "Mon-Tue 9-17; Fri-Sun 9-17")]
    [InlineData("Our support hours are Sunday to Thursday 22:00-06:00 (UTC).", "Mon-Thu 22-6; Sun 22-6")]
    [InlineData("Open daily 7am-7pm, Sundays 10-4 (UTC).", "Mon-Sat 7-19; Sun 10-16")]
    [InlineData(
        "Office hours are Monday to Friday 0830-1730, closed for lunch 12:30 to 1:30 (UTC).",
        "Mon-Fri 8:30-12:30 13:30-17:30"
    )]
    [InlineData(
        "We are open from 8.30 to 17.00, Monday to Thursday, and until 16.30 on Fridays (UTC).",
        "Mon-Thu 8:30-17; Fri 8:30-16:30"
    )]
    [InlineData("A working day means Monday to Friday, 9am to 5pm (UTC).", "Mon-Fri 9-17")]
    [InlineData("We are open from noon to midnight, Thursday to Saturday (UTC).", "Thu-Sat 12-24")]
    public void Days_and_times_are_read_in_every_usual_form(string text, string week) => Week(text).ShouldBe(week);

    [Theory]
    [InlineData("服务时间：周一至周五9:00-18:00（北京时间）。", "Mon-Fri 9-18")]
    [InlineData("服务时间：周一至周五上午9:00-12:00，下午2:00-5:30（北京时间）。", "Mon-Fri 9-12 14-17:30")]
    [InlineData("服务时间：周一至五 9:00-18:00，周六、周日 10:00-16:00（UTC+8）。", "Mon-Fri 9-18; Sat-Sun 10-16")]
    [InlineData("服务时间：每天早上8点至晚上10点（北京时间）。", "Mon-Sun 8-22")]
    [InlineData("工作时间为周一、周三、周五上午9点到下午5点半（北京时间）。", "Mon 9-17:30; Wed 9-17:30; Fri 9-17:30")]
    [InlineData("营业时间为每天9:00-21:00，周日休息（北京时间）。", "Mon-Sat 9-21")]
    public void So_are_Chinese_ones(string text, string week) => Week(text).ShouldBe(week);

    [Theory]
    [InlineData(
        "# Support hours (UTC)\n\n- Mon-Fri: 09:00-17:00\n- Sat: 10:00-14:00\n- Sun: closed",
        "Mon-Fri 9-17; Sat 10-14"
    )]
    [InlineData(
        "| Day (UTC) | Hours |\n|---|---|\n| Mon-Fri | 09:00-17:00 |\n| Sat | 10-2 |",
        "Mon-Fri 9-17; Sat 10-14"
    )]
    [InlineData("| UTC | Mon | Tue | Wed |\n|---|---|---|---|\n| Open | 9-5 | 9-5 | 9-1 |", "Mon-Tue 9-17; Wed 9-13")]
    [InlineData(
        "| Day | Morning | Afternoon |\n|---|---|---|\n| Monday to Friday | 9:00-12:00 | 13:00-17:00 |",
        "Mon-Fri 9-12 13-17"
    )]
    public void Lists_and_tables_are_read_either_way_round(string text, string week) => Week(text).ShouldBe(week);

    [Theory]
    // Friday's hours, or those of all days?
    [InlineData("Support hours: 8-6 Mon-Thu and Friday 8-4.", "P131")]
    // In the night or in the afternoon?
    [InlineData("Support is open weekdays 2-5.", "P131")]
    [InlineData("Support hours: Mon-Sat (UTC).", "P131")]
    [InlineData("Support hours are 9am to 5pm.", "P131")]
    [InlineData("Our support hours are 5x8, Monday to Friday.", "P131")]
    [InlineData("During the summer we are open Monday to Friday 9 to 3.", "P131")]
    [InlineData("| | Basic | Pro | Enterprise |\n|---|---|---|---|\n| Support hours | 9-5 | 8-8 | 24x7 |", "P137")]
    [InlineData("The emergency line is staffed 24 hours a day.", "P137")]
    [InlineData("P1 is covered 24/7, P2 Monday to Friday from 9 to 5.", "P137")]
    public void What_can_be_two_things_or_is_not_the_desks_is_a_question(string text, string code)
    {
        var policy = PolicyCompiler.Compile(text);

        policy.Calendar.ShouldBeNull();
        policy.Diagnostics.Select(d => d.Code).ShouldContain(code);
    }

    [Theory]
    [InlineData("Night shift: Monday to Friday 10pm to 6am.", "P137", "Mon-Fri 9-17")]
    [InlineData("The office counter is open Monday to Friday 9 to 4.", "P136", "Mon-Fri 9-17")]
    [InlineData("We are closed on Wednesday afternoons.", "P131", "Mon-Fri 9-17")]
    [InlineData("\"Working days\" are Monday to Saturday.", "P143", "Mon-Fri 9-17")]
    [InlineData("A business day is any day other than a Saturday or a Sunday.", "", "Mon-Fri 9-17")]
    [InlineData("Support hours are Saturday 9am to 1pm.", "", "Mon-Fri 9-17; Sat 9-13")]
    public void What_is_said_beside_the_usual_hours_is_added_or_asked(string text, string code, string week)
    {
        Week(Usual + text).ShouldBe(week);
        Questions(Usual + text).ShouldBe(code);
    }

    [Theory]
    [InlineData("(GMT+4)", "Etc/GMT-4")]
    [InlineData("UTC+8", "Etc/GMT-8")]
    [InlineData("(GMT-3)", "Etc/GMT+3")]
    [InlineData("(UTC−3)", "Etc/GMT+3")]
    [InlineData("(UTC+05:30)", "UTC+05:30")]
    [InlineData("(UTC)", "UTC")]
    [InlineData("UK time", "Europe/London")]
    [InlineData("(GMT/BST)", "Europe/London")]
    [InlineData("Asia/Kolkata.", "Asia/Kolkata")]
    public void The_zone_is_a_place_or_a_distance_from_UTC(string zone, string id)
    {
        var policy = PolicyCompiler.Compile($"Support hours: Mon-Fri 9-5 {zone}");

        policy.Calendar.ShouldNotBeNull().Zone.ShouldBe(id);
        Week($"Support hours: Mon-Fri 9-5 {zone}").ShouldBe("Mon-Fri 9-17");
        SupportCalendar.TryCreate(policy.Calendar, out _, out _).ShouldBeTrue();
    }

    [Theory]
    [InlineData("Support hours: Mon-Fri 9-5 AEST.", "", "P138 P130")]
    [InlineData("Support hours: Mon-Fri 9-5 EST.", "America/New_York", "P138")]
    [InlineData("Support hours: Mon-Fri 9-5.\n\nTime zone: Asia/Kolkata.", "Asia/Kolkata", "")]
    [InlineData("Support hours: Mon-Fri 9-5.\n\nAll times in this document are Europe/Berlin.", "Europe/Berlin", "")]
    [InlineData("Support hours: Mon-Fri 9-5 (UTC).\n\nAll times are Berlin time.", "UTC", "P138")]
    public void A_zone_that_may_be_two_is_asked_about(string text, string zone, string codes)
    {
        PolicyCompiler.Compile(text).Calendar.ShouldNotBeNull().Zone.ShouldBe(zone);
        Questions(text).ShouldBe(codes);
    }

    [Theory]
    [InlineData("2026年12月31日下午3点下班。", "2026-12-31 9-15")]
    [InlineData("We close at noon on 24 December 2026.", "2026-12-24 9-12")]
    [InlineData("On Christmas Eve 2026 we close at 1pm.", "2026-12-24 9-13")]
    [InlineData(
        "On 24 December 2026 we close at noon and on 25 December 2026 we are closed.",
        "2026-12-24 9-12, 2026-12-25"
    )]
    [InlineData("We are closed on 25/12/2026.", "2026-12-25")]
    [InlineData("We are closed on 25.12.2026 and 26.12.2026.", "2026-12-25, 2026-12-26")]
    [InlineData("Closed Thursday 31 December 2026 to Saturday 2 January 2027.", "2026-12-31, 2027-01-01, 2027-01-02")]
    [InlineData("The office is closed from 31 December to 2 January 2027.", "2026-12-31, 2027-01-01, 2027-01-02")]
    [InlineData(
        "We are closed from Thursday 31 December 2026 until Saturday 2 January 2027 (inclusive).",
        "2026-12-31, 2027-01-01, 2027-01-02"
    )]
    [InlineData(
        "Holidays: 1 January 2027, Good Friday (26 March 2027), 25 December 2027.",
        "2027-01-01, 2027-03-26, 2027-12-25"
    )]
    [InlineData("Holidays 2027: 1 Jan, 2 Apr, 31 May.", "2027-01-01, 2027-04-02, 2027-05-31")]
    [InlineData("The following days are holidays:\n\n- 25 December 2026\n- 1 January 2027", "2026-12-25, 2027-01-01")]
    [InlineData(
        "| Date | Holiday |\n|---|---|\n| 25 December 2026 | Christmas Day |\n| 1 January 2027 | New Year |",
        "2026-12-25, 2027-01-01"
    )]
    [InlineData(
        "## Closures 2026\n\n| Date | Hours |\n|---|---|\n| 24 December | 09:00-12:00 |\n| 25 December | closed |",
        "2026-12-24 9-12, 2026-12-25"
    )]
    [InlineData("2026年10月1日至3日放假，10月4日恢复上班。", "2026-10-01, 2026-10-02, 2026-10-03")]
    [InlineData("2027年2月5日至2月7日春节放假。", "2027-02-05, 2027-02-06, 2027-02-07")]
    [InlineData("Last reviewed on 3 March 2026.", "")]
    [InlineData("This policy applies from 1 January 2026 and replaces that of 3 May 2024.", "")]
    [InlineData("Approved 3 May 2026; the office is closed at weekends.", "")]
    public void Dated_closures_are_in_the_calendar(string text, string dates) => Dates(Usual + text).ShouldBe(dates);

    [Theory]
    [InlineData("On 12/11/2026 we are closed.", "P135")]
    [InlineData("We are closed every 25 December.", "P135")]
    [InlineData("We are closed on Friday 24 December 2026.", "P135")]
    [InlineData("We are closed on Christmas Day, Boxing Day and New Year's Day.", "P134")]
    public void Dates_that_are_not_certain_are_asked_about(string text, string code) =>
        Questions(Usual + text).ShouldContain(code);

    [Theory]
    [InlineData("Peak times: Mon-Fri 10-12 and 14-16.", "10-12 14-16")]
    [InlineData("Peak periods: weekdays 11-1 and 3-5pm.", "11-13 15-17")]
    [InlineData("Peak hours are 12 noon to 2pm and 4pm to 6pm.", "12-14 16-17")]
    public void Peak_hours_count_while_the_desk_is_open(string text, string monday)
    {
        var calendar = PolicyCompiler.Compile(Usual + text).Calendar.ShouldNotBeNull();

        string.Join(' ', calendar.Peak[IsoDayOfWeek.Monday].Select(Text)).ShouldBe(monday);
    }

    [Theory]
    [InlineData("All times run in support hours only.")]
    [InlineData("SLA timers run only in support hours.")]
    [InlineData("Hours are counted in business hours only.")]
    [InlineData("The clock stops outside support hours.")]
    [InlineData("以上时限均按工作时间计算。")]
    public void Times_that_run_in_support_hours_only_are_counted_so(string rule)
    {
        var policy = PolicyCompiler.Compile(Usual + "We reply to emails within 4 hours.\n\n" + rule);

        policy.Promises.ShouldHaveSingleItem().Commitment.Conditions.Has(ConditionKind.OfficeHours).ShouldBeTrue();
        policy.Diagnostics.Select(d => d.Code).ShouldContain("P139");
        // The sentence is shown as its author wrote it.
        policy.Sentences.SelectMany(s => s.Commitments).ShouldHaveSingleItem().Commitment.Conditions.Count.ShouldBe(0);
    }

    [Theory]
    [InlineData("Response times are measured during support hours.")]
    [InlineData("SLA timers run in support hours only, except for P1.")]
    public void A_rule_for_some_times_is_a_question(string rule)
    {
        var policy = PolicyCompiler.Compile(Usual + "We reply to emails within 4 hours.\n\n" + rule);

        policy.Promises.ShouldHaveSingleItem().Commitment.Conditions.Count.ShouldBe(0);
        policy.Diagnostics.Select(d => d.Code).ShouldContain("P142");
    }

    private static string Questions(string text) =>
        string.Join(
            ' ',
            PolicyCompiler.Compile(text).Diagnostics.Select(d => d.Code).Where(c => c is not "P202").Distinct()
        );

    internal static string Week(string text)
    {
        var hours = PolicyCompiler.Compile(text).Calendar.ShouldNotBeNull().Hours;
        var days = Enumerable
            .Range(1, 7)
            .Select(d => (IsoDayOfWeek)d)
            .Select(d => (Day: d, Hours: hours.TryGetValue(d, out var w) ? string.Join(' ', w.Select(Text)) : ""))
            .ToList();
        var week = new StringBuilder();
        for (var i = 0; i < 7; )
        {
            var last = i;
            while (last + 1 < 7 && days[last + 1].Hours == days[i].Hours)
            {
                last++;
            }

            if (days[i].Hours.Length > 0)
            {
                week.Append(week.Length > 0 ? "; " : "").Append(days[i].Day.ToString()[..3]);
                week.Append(last > i ? "-" + days[last].Day.ToString()[..3] : "").Append(' ').Append(days[i].Hours);
            }

            i = last + 1;
        }

        return week.ToString();
    }

    private static string Dates(string text) =>
        string.Join(
            ", ",
            PolicyCompiler
                .Compile(text)
                .Calendar.ShouldNotBeNull()
                .Holidays.Select(h =>
                    $"{h.Date.ToString("uuuu-MM-dd", null)} {string.Join(' ', h.Hours.Select(Text))}".TrimEnd()
                )
        );

    private static string Text(TimeWindow window) =>
        $"{Text(window.Start)}-{(window.End == LocalTime.Midnight ? "24" : Text(window.End))}";

    private static string Text(LocalTime time) => time.Minute == 0 ? $"{time.Hour}" : $"{time.Hour}:{time.Minute:00}";
}
