using Charter.Desk.Policies;
using NodaTime;
using NodaTime.Text;
using Shouldly;
using Xunit;

namespace Charter.Desk.Tests.Policies;

/// <summary>Public holidays by rule, held against dates that governments published.</summary>
public sealed class HolidaySetTests
{
    [Theory]
    [InlineData(2024, "2024-03-31")]
    [InlineData(2025, "2025-04-20")]
    [InlineData(2026, "2026-04-05")]
    [InlineData(2038, "2038-04-25")]
    public void Easter_falls_where_it_falls(int year, string date) =>
        HolidayRule.Easter(year).ShouldBe(LocalDatePattern.Iso.Parse(date).Value);

    [Theory]
    [InlineData("GB-ENG", "2026-04-03", "Good Friday")]
    [InlineData("GB-ENG", "2026-05-25", "Spring bank holiday")]
    [InlineData("GB-ENG", "2026-08-31", "Summer bank holiday")]
    [InlineData("GB-ENG", "2026-12-28", "Boxing Day")]
    [InlineData("GB-ENG", "2022-12-27", "Christmas Day")]
    [InlineData("GB-ENG", "2021-12-28", "Boxing Day")]
    [InlineData("US", "2026-07-03", "Independence Day")]
    [InlineData("US", "2026-11-26", "Thanksgiving Day")]
    [InlineData("US", "2026-05-25", "Memorial Day")]
    [InlineData("DE", "2026-05-14", "Christi Himmelfahrt")]
    [InlineData("FR", "2026-07-14", "Fête nationale")]
    [InlineData("IE", "2026-02-02", "St Brigid's Day")]
    [InlineData("CA", "2026-05-18", "Victoria Day")]
    [InlineData("CN", "2026-10-01", "国庆节")]
    public void A_holiday_falls_where_it_falls(string code, string date, string name)
    {
        var day = LocalDatePattern.Iso.Parse(date).Value;

        var holidays = HolidaySets.Find(code)!.Of(day.Year, day.Year);

        holidays.ShouldContain(h =>
            h.Date == day && h.Name.Contains(name, StringComparison.Ordinal) && h.Hours.IsEmpty
        );
    }

    [Fact]
    public void A_set_that_rules_can_not_complete_says_what_is_missing() =>
        HolidaySets.All.Where(set => !set.IsComplete).ShouldAllBe(set => set.Missing.Length > 0);

    [Fact]
    public void Every_set_names_a_zone_that_exists() =>
        HolidaySets.All.ShouldAllBe(set => DateTimeZoneProviders.Tzdb.GetZoneOrNull(set.Zone) != null);
}
