using Charter.Policy.Backtests;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace Charter.Policy.Tests.Backtests;

public sealed class LogHistogramTests
{
    private static readonly Gen<double[]> Values = Gen.NonEmptyListOf(
            Gen.OneOf(
                Gen.Choose(0, 100).Select(n => (double)n),
                Gen.Choose(1, 2_000_000_000).Select(n => n / 1000.0),
                Gen.Choose(0, 5).Select(n => n / 100_000.0)
            )
        )
        .Select(list => list.ToArray());

    [Fact]
    public void Any_quantile_is_known_to_within_less_than_half_of_one_per_cent() =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(300),
            Prop.ForAll(
                (from values in Values from share in Gen.Choose(1, 100) select (values, share)).ToArbitrary(),
                x =>
                {
                    var exact = Exact(x.values, x.share);
                    var told = Filled(x.values).Quantile(x.share / 100.0).ShouldNotBeNull();
                    Math.Abs(told - exact).ShouldBeLessThanOrEqualTo((exact * LogHistogram.RelativeError) + 0.0001);
                    Filled(x.values).Bound(x.share / 100.0)!.Value.ShouldBeGreaterThanOrEqualTo(exact - 0.0001);
                }
            )
        );

    [Fact]
    public void Two_that_are_merged_are_one_that_counted_all() =>
        Check.One(
            Config.QuickThrowOnFailure,
            Prop.ForAll(
                (from left in Values from right in Values select (left, right)).ToArbitrary(),
                x =>
                {
                    var merged = Filled(x.left);
                    merged.Merge(Filled(x.right));
                    var whole = Filled([.. x.left, .. x.right]);
                    for (var share = 0.05; share <= 1; share += 0.05)
                    {
                        merged.Quantile(share).ShouldBe(whole.Quantile(share));
                    }

                    merged.Count.ShouldBe(whole.Count);
                }
            )
        );

    [Fact]
    public void Small_whole_numbers_come_back_as_they_went_in()
    {
        for (var number = 0; number < 100; number++)
        {
            Math.Round(Filled([number]).Quantile(0.5)!.Value).ShouldBe(number);
        }
    }

    [Theory]
    [InlineData(30 / 3600.0)]
    [InlineData(1 / 6.0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Where_all_took_the_same_time_it_comes_back_as_it_was(double time)
    {
        var histogram = Filled([time, time, time]);

        histogram.Quantile(0.5).ShouldBe(time);
        histogram.Bound(0.95).ShouldBe(time);
        histogram.ShareUpTo(time).ShouldBe(1);
    }

    [Fact]
    public void A_share_below_a_value_is_never_told_too_large() =>
        Check.One(
            Config.QuickThrowOnFailure,
            Prop.ForAll(
                (from values in Values from limit in Gen.Choose(0, 3000) select (values, limit)).ToArbitrary(),
                x =>
                    Filled(x.values).ShareUpTo(x.limit)
                    <= (x.values.Count(value => value <= x.limit + 0.0001) / (double)x.values.Length) + 1e-9
            )
        );

    [Fact]
    public void What_was_never_done_is_above_every_number()
    {
        var histogram = Filled([1, 2, 3]);
        histogram.AddNever();

        histogram.Quantile(0.75)!.Value.ShouldBe(3, 0.03);
        histogram.Quantile(0.76).ShouldBeNull();
        histogram.Bound(1).ShouldBeNull();
        new LogHistogram().Quantile(0.5).ShouldBeNull();
        new LogHistogram().ShareUpTo(5).ShouldBe(0);
    }

    [Theory]
    [InlineData(0, TimeUnit.Hour, 1)]
    [InlineData(0, TimeUnit.BusinessDay, 0)]
    [InlineData(0, TimeUnit.Day, 0)]
    [InlineData(0, TimeUnit.Week, 1)]
    [InlineData(2.2, TimeUnit.Hour, 3)]
    [InlineData(22, TimeUnit.BusinessHour, 24)]
    [InlineData(97, TimeUnit.Hour, 120)]
    [InlineData(1201, TimeUnit.Hour, 1300)]
    [InlineData(31, TimeUnit.Second, 40)]
    [InlineData(1201, TimeUnit.Minute, 1300)]
    [InlineData(9, TimeUnit.BusinessDay, 10)]
    [InlineData(11, TimeUnit.Month, 12)]
    [InlineData(13, TimeUnit.Ring, 13)]
    [InlineData(91, TimeUnit.Day, 120)]
    [InlineData(366, TimeUnit.Day, 370)]
    public void A_round_number_is_one_that_people_promise(double value, TimeUnit unit, double round) =>
        RoundNumbers.AtLeast(value, unit).ShouldBe(round, 1e-9);

    private static double Exact(double[] values, int share)
    {
        var sorted = values.Order().ToArray();
        return sorted[Math.Max(0, (int)Math.Ceiling(share * values.Length / 100.0 - 1e-9) - 1)];
    }

    private static LogHistogram Filled(double[] values)
    {
        var histogram = new LogHistogram();
        foreach (var value in values)
        {
            histogram.Add(value);
        }

        return histogram;
    }
}
