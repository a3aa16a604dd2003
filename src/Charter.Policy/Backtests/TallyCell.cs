namespace Charter.Policy.Backtests;

/// <summary>The clocks of one promise on one channel that started in one hour of the week.</summary>
internal sealed class TallyCell
{
    private readonly LogHistogram _times = new();
    private long _kept;
    private long _broken;
    private long _open;

    public void AddOpen() => _open++;

    /// <param name="kept">Whether the promise was kept.</param>
    /// <param name="time">The time that it took; <c>null</c> where it was never done.</param>
    public void Add(bool kept, double? time)
    {
        AddVerdict(kept);
        if (time is { } took)
        {
            _times.Add(took);
        }
        else
        {
            _times.AddNever();
        }
    }

    /// <summary>Counts a promise whose time was not the allowance, such as a date that a holding notice gave.</summary>
    public void AddVerdict(bool kept)
    {
        if (kept)
        {
            _kept++;
        }
        else
        {
            _broken++;
        }
    }

    public void Merge(TallyCell other)
    {
        _kept += other._kept;
        _broken += other._broken;
        _open += other._open;
        _times.Merge(other._times);
    }

    public BacktestFigures Figures(TimeUnit unit, double aim)
    {
        double? tightest = _times.Bound(aim) is { } bound
            ? RoundNumbers.AtLeast(TimeUsed.IsWhole(unit) ? Math.Floor(bound) : bound, unit)
            : null;
        return new BacktestFigures(_kept, _broken, _open)
        {
            Median = Time(0.5, unit),
            Percentile90 = Time(0.9, unit),
            Percentile95 = Time(0.95, unit),
            Tightest = tightest,
            TightestShare = tightest is { } round
                ? _times.ShareUpTo(TimeUsed.IsWhole(unit) ? round + 0.5 : round)
                : null,
        };
    }

    private double? Time(double share, TimeUnit unit) =>
        _times.Quantile(share) is { } time ? (TimeUsed.IsWhole(unit) ? Math.Round(time) : time) : null;
}
