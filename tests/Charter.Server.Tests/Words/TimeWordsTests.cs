using Charter.Server.Words;
using NodaTime;
using Shouldly;
using Xunit;

namespace Charter.Server.Tests.Words;

public sealed class TimeWordsTests
{
    // Tuesday 3 March 2026, 11:15 in Berlin.
    private static readonly Instant Now = Instant.FromUtc(2026, 3, 3, 10, 15);
    private static readonly DateTimeZone Berlin = DateTimeZoneProviders.Tzdb["Europe/Berlin"];
    private static readonly TimeWords English = Of(Language.English);
    private static readonly TimeWords Chinese = Of(Language.SimplifiedChinese);

    [Theory]
    [InlineData(0, "under 1 min", "不到 1 分钟")]
    [InlineData(47, "47 min", "47 分钟")]
    [InlineData(60, "1 h", "1 小时")]
    [InlineData(200, "3 h 20 min", "3 小时 20 分钟")]
    [InlineData(440, "7 h", "7 小时")]
    [InlineData(3120, "2 d 4 h", "2 天 4 小时")]
    [InlineData(14400, "10 d", "10 天")]
    public void A_length_is_told_by_its_largest_units(int minutes, string english, string chinese)
    {
        English.Length(Duration.FromMinutes(minutes)).ShouldBe(english);
        Chinese.Length(Duration.FromMinutes(minutes)).ShouldBe(chinese);
    }

    [Fact]
    public void What_is_due_soon_is_told_in_minutes() =>
        English.UntilDue(Now + Duration.FromMinutes(47), Now).ShouldBe("in 47 min");

    [Fact]
    public void What_is_late_says_by_how_much()
    {
        English.UntilDue(Now - Duration.FromHours(3), Now).ShouldBe("3 h late");
        Chinese.UntilDue(Now - Duration.FromHours(3), Now).ShouldBe("已超时 3 小时");
    }

    [Fact]
    public void Business_days_are_told_with_the_moment_they_end() =>
        English.UntilDue(Instant.FromUtc(2026, 3, 5, 16, 0), Now, 2).ShouldBe("in 2 business days (Thu 17:00)");

    [Fact]
    public void One_business_day_is_told_in_the_singular() =>
        English.UntilDue(Instant.FromUtc(2026, 3, 4, 16, 0), Now, 1).ShouldBe("in 1 business day (Wed 17:00)");

    [Fact]
    public void A_moment_is_as_short_as_it_stays_clear()
    {
        English.Moment(Instant.FromUtc(2026, 3, 3, 16, 0), Now).ShouldBe("17:00");
        English.Moment(Instant.FromUtc(2026, 3, 5, 16, 0), Now).ShouldBe("Thu 17:00");
        English.Moment(Instant.FromUtc(2026, 4, 5, 15, 0), Now).ShouldBe("5 Apr 17:00");
        English.Moment(Instant.FromUtc(2024, 4, 5, 15, 0), Now).ShouldBe("5 Apr 2024");
        Chinese.Moment(Instant.FromUtc(2024, 4, 5, 15, 0), Now).ShouldBe("2024年4月5日");
    }

    [Fact]
    public void The_past_and_the_future_are_told_apart()
    {
        English.Relative(Now - Duration.FromMinutes(12), Now).ShouldBe("12 min ago");
        English.Relative(Now + Duration.FromMinutes(12), Now).ShouldBe("in 12 min");
        English.Relative(Now - Duration.FromSeconds(20), Now).ShouldBe("just now");
        Chinese.Relative(Now - Duration.FromMinutes(12), Now).ShouldBe("12 分钟前");
    }

    [Fact]
    public void An_exact_time_names_its_zone() =>
        English.Exact(Now).ShouldBe("Tuesday 3 Mar 2026 11:15:00 (Europe/Berlin)");

    [Fact]
    public void Working_time_says_that_it_is_working_time()
    {
        English.WorkingLength(Duration.FromHours(3)).ShouldBe("3 working hours");
        English.WorkingLength(Duration.FromMinutes(90)).ShouldBe("90 working minutes");
    }

    private static TimeWords Of(Language language) => new(new Wordbook(new WordStore(), language), Berlin);
}
