namespace Charter.Policy.Backtests;

/// <summary>The figures of one promise, or of a part of it. Times are in the promise's unit, and in its own time: working time where its clock counts that, pauses left out.</summary>
/// <param name="Kept">How many clocks would have been kept.</param>
/// <param name="Broken">How many would have been broken, done late or not at all.</param>
/// <param name="Open">How many would still be open and in time.</param>
public sealed record BacktestFigures(long Kept, long Broken, long Open)
{
    /// <summary>The share kept of all that came to an end, 0 to 1; <c>null</c> where nothing did.</summary>
    public double? Share => Kept + Broken == 0 ? null : (double)Kept / (Kept + Broken);

    /// <summary>The time within which half was done; <c>null</c> where less than half was ever done.</summary>
    public double? Median { get; init; }

    /// <summary>The time within which nine in ten were done; <c>null</c> as above.</summary>
    public double? Percentile90 { get; init; }

    /// <summary>The time within which 95 in a hundred were done; <c>null</c> as above.</summary>
    public double? Percentile95 { get; init; }

    /// <summary>The shortest round number that would have been kept in as many cases as was aimed at; <c>null</c> where no time would have.</summary>
    public double? Tightest { get; init; }

    /// <summary>The share, 0 to 1, that <see cref="Tightest"/> would have kept, at least.</summary>
    public double? TightestShare { get; init; }
}
