using System.Text.Json.Serialization;
using Charter.Policy;
using Charter.Policy.Backtests;
using Charter.Policy.Language;
using Charter.Server.Policies;
using NodaTime;

namespace Charter.Server.Promises;

/// <summary>What came of a backtest, as programs read it. Times are numbers of <see cref="Promise.Unit"/>, shares go from 0 to 1, and what is unknown is left out.</summary>
/// <param name="Tickets">How many tickets were counted.</param>
/// <param name="Skipped">How many could not be.</param>
/// <param name="ReadAt">The instant at which the clocks were read.</param>
/// <param name="Zone">The zone in which the hours of the week are told.</param>
/// <param name="Promises">Each promise, in document order.</param>
public sealed record BacktestResource(
    long Tickets,
    long Skipped,
    Instant ReadAt,
    string Zone,
    IReadOnlyList<BacktestResource.Promise> Promises
)
{
    /// <param name="Commitment">The promise.</param>
    /// <param name="Canonical">The same as a plain sentence.</param>
    /// <param name="Line">The line of the policy that it stands in.</param>
    /// <param name="Unit">The unit of its times.</param>
    /// <param name="All">All channels and hours together.</param>
    /// <param name="Channels">Each channel.</param>
    /// <param name="Hours">Each hour of the week in which one of its clocks started.</param>
    public sealed record Promise(
        CommitmentResource Commitment,
        string Canonical,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Line,
        TimeUnit Unit,
        Figures All,
        IReadOnlyList<OfChannel> Channels,
        IReadOnlyList<OfHour> Hours
    );

    /// <param name="Channel">The channel; <c>null</c> where a history names none.</param>
    /// <param name="All">All hours together.</param>
    /// <param name="Hours">Each hour of the week.</param>
    public sealed record OfChannel(
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ServedSubject? Channel,
        Figures All,
        IReadOnlyList<OfHour> Hours
    );

    /// <param name="Day">The weekday: <c>monday</c> to <c>sunday</c>.</param>
    /// <param name="Hour">The hour, 0 to 23.</param>
    /// <param name="Figures">The figures.</param>
    public sealed record OfHour(IsoDayOfWeek Day, int Hour, Figures Figures);

    /// <param name="Kept">How many would have been kept.</param>
    /// <param name="Broken">How many would have been broken.</param>
    /// <param name="Open">How many would be open and in time.</param>
    /// <param name="Share">The share kept of those that ended.</param>
    /// <param name="Median">The time within which half was done.</param>
    /// <param name="Percentile90">The time within which nine in ten were done.</param>
    /// <param name="Percentile95">The time within which 95 in a hundred were done.</param>
    /// <param name="Tightest">The shortest round number that would have been kept in 95% of the cases.</param>
    /// <param name="TightestShare">The share that it would have kept, at least.</param>
    public sealed record Figures(
        long Kept,
        long Broken,
        long Open,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? Share = null,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? Median = null,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? Percentile90 = null,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? Percentile95 = null,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? Tightest = null,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? TightestShare = null
    );

    public static BacktestResource Of(CompiledPolicy policy, string zone, BacktestReport report)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(report);
        var lines = policy.Promises.ToLookup(p => p.Commitment.Key, p => (int?)p.Sentence.Span.Line);
        return new BacktestResource(
            report.Tickets,
            report.Skipped,
            report.ReadAt,
            zone,
            [
                .. report.Promises.Select(promise => new Promise(
                    CommitmentResource.Of(promise.Commitment),
                    CanonicalSentence.Write(promise.Commitment, policy.Language),
                    lines[promise.Commitment.Key].FirstOrDefault(),
                    promise.Unit,
                    Of(promise.All),
                    [.. promise.Channels.Select(c => new OfChannel(c.Channel, Of(c.Figures), Of(c.Hours)))],
                    Of(promise.Hours)
                )),
            ]
        );
    }

    private static List<OfHour> Of(IEnumerable<BacktestHour> hours) =>
        [.. hours.Select(hour => new OfHour(hour.Day, hour.Hour, Of(hour.Figures)))];

    private static Figures Of(BacktestFigures figures) =>
        new(
            figures.Kept,
            figures.Broken,
            figures.Open,
            figures.Share,
            Rounded(figures.Median),
            Rounded(figures.Percentile90),
            Rounded(figures.Percentile95),
            figures.Tightest,
            figures.TightestShare
        );

    /// <summary>A time to four digits that count, whether it is 0.008333 hours or 8333 minutes: more would say more than is known.</summary>
    private static double? Rounded(double? value)
    {
        if (value is not (> 0 and var some))
        {
            return value;
        }

        var digits = 3 - (int)Math.Floor(Math.Log10(some));
        return digits >= 0
            ? Math.Round(some, Math.Min(digits, 15))
            : Math.Round(some / Math.Pow(10, -digits)) * Math.Pow(10, -digits);
    }
}
