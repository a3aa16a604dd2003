using Charter.Server.Promises;
using NodaTime;
using Shouldly;
using Xunit;

namespace Charter.Server.Tests.Promises;

/// <summary>Periods begin where their reader lives.</summary>
public sealed class PromisePeriodTests
{
    private static readonly DateTimeZone Auckland = DateTimeZoneProviders.Tzdb["Pacific/Auckland"];
    private static readonly Instant Now = Instant.FromUtc(2026, 6, 30, 18, 0);

    [Fact]
    public void A_month_begins_in_the_readers_zone() =>
        PromisePeriod.Of("month", Now, Auckland).From.ShouldBe(Instant.FromUtc(2026, 6, 30, 12, 0));

    [Fact]
    public void A_quarter_begins_with_its_first_month() =>
        PromisePeriod.Of("quarter", Now, DateTimeZone.Utc).From.ShouldBe(Instant.FromUtc(2026, 4, 1, 0, 0));

    [Theory]
    [InlineData(null)]
    [InlineData("tomorrow")]
    public void What_is_not_known_is_the_last_thirty_days(string? key) =>
        PromisePeriod.Of(key, Now, Auckland).From.ShouldBe(Now - Duration.FromDays(30));

    [Fact]
    public void The_parts_cover_the_period_without_gap_or_overlap()
    {
        var period = PromisePeriod.Of("7d", Now, Auckland);
        var parts = period.InParts().ToList();

        parts[0].From.ShouldBe(period.From);
        parts[^1].To.ShouldBe(period.To);
        parts.Zip(parts.Skip(1)).ShouldAllBe(pair => pair.First.To == pair.Second.From);
    }
}
