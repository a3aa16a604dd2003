using Charter.Desk.Conversations;
using NodaTime;
using NodaTime.Text;
using Shouldly;
using Xunit;

namespace Charter.Desk.Tests.Conversations;

/// <summary>When an answer should leave, as people write it. It is Tuesday 3 March 2026, 14:20 in Berlin.</summary>
public sealed class SendTimeTests
{
    private static readonly DateTimeZone Berlin = DateTimeZoneProviders.Tzdb["Europe/Berlin"];
    private static readonly Instant Now = Instant.FromUtc(2026, 3, 3, 13, 20);

    [Theory]
    [InlineData("tomorrow 9:00", "2026-03-04 09:00")]
    [InlineData("Tomorrow at 9", "2026-03-04 09:00")]
    [InlineData("tomorrow", "2026-03-04 09:00")]
    [InlineData("Monday 8:30", "2026-03-09 08:30")]
    [InlineData("tue 9:00", "2026-03-10 09:00")]
    [InlineData("18:30", "2026-03-03 18:30")]
    [InlineData("9:00", "2026-03-04 09:00")]
    [InlineData("6 pm", "2026-03-03 18:00")]
    [InlineData("12 am", "2026-03-04 00:00")]
    [InlineData("in 2 hours", "2026-03-03 16:20")]
    [InlineData("90 min", "2026-03-03 15:50")]
    [InlineData("2026-11-24 09:00", "2026-11-24 09:00")]
    [InlineData("2026-11-24T09:00", "2026-11-24 09:00")]
    [InlineData("明天 9:00", "2026-03-04 09:00")]
    [InlineData("周一 9点", "2026-03-09 09:00")]
    [InlineData("2小时后", "2026-03-03 16:20")]
    [InlineData("2026-03-29 02:30", "2026-03-29 03:30")]
    public void A_time_is_read_as_it_is_said(string said, string means) =>
        LocalDateTimePattern
            .CreateWithInvariantCulture("uuuu-MM-dd HH:mm")
            .Format(SendTime.Read(said, Berlin, Now).ShouldNotBeNull().InZone(Berlin).LocalDateTime)
            .ShouldBe(means);

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("soon")]
    [InlineData("today 9:00")]
    [InlineData("25:00")]
    [InlineData("2025-03-04 09:00")]
    [InlineData("2026-02-30 09:00")]
    [InlineData("13 pm")]
    [InlineData("tomorrow 9:00; DROP TABLE")]
    public void What_means_no_time_to_come_is_not_guessed(string? said) =>
        SendTime.Read(said, Berlin, Now).ShouldBeNull();
}
