namespace Charter.Policy.Backtests;

/// <summary>
/// Counts of values in steps that grow by nine tenths of one per cent, so that any quantile is known to within 0.45% whatever was
/// counted, in memory that depends on the spread of the values and not on their number. Two of them add up.
/// </summary>
/// <remarks>After the relative-error sketch of Masson, Rim and Lee, "DDSketch" (2019).</remarks>
internal sealed class LogHistogram
{
    public const double RelativeError = 0.0045;

    private const double Gamma = (1 + RelativeError) / (1 - RelativeError);
    private const double Smallest = 0.0001;
    private const double Largest = 1e12;

    private static readonly double LogGamma = Math.Log(Gamma);

    private int[] _counts = [];
    private int _first;
    private long _zeros;
    private long _never;
    private long _positive;
    private double _least = double.MaxValue;
    private double _most;

    public long Count => _zeros + _positive + _never;

    /// <summary>Counts a value; what is below a ten-thousandth counts as nothing.</summary>
    public void Add(double value)
    {
        if (value < Smallest)
        {
            _zeros++;
            return;
        }

        var step = StepOf(Math.Min(value, Largest));
        MakeRoom(step, step);
        _counts[step - _first]++;
        _positive++;
        _least = Math.Min(_least, value);
        _most = Math.Max(_most, value);
    }

    /// <summary>Counts a value that is larger than any other: what was never done.</summary>
    public void AddNever() => _never++;

    public void Merge(LogHistogram other)
    {
        _zeros += other._zeros;
        _never += other._never;
        _positive += other._positive;
        _least = Math.Min(_least, other._least);
        _most = Math.Max(_most, other._most);
        if (other._counts.Length == 0)
        {
            return;
        }

        MakeRoom(other._first, other._first + other._counts.Length - 1);
        for (var i = 0; i < other._counts.Length; i++)
        {
            _counts[other._first + i - _first] += other._counts[i];
        }
    }

    /// <summary>A value that is within 0.45% of the one below which this share lies; <c>null</c> where that was never done.</summary>
    public double? Quantile(double share) =>
        TryFind(share, out var step)
            ? step is { } some
                ? Math.Clamp(UpperEnd(some) * 2 / (Gamma + 1), _least, _most)
                : 0
            : null;

    /// <summary>A value, at most one per cent too large, at or below which at least this share lies; <c>null</c> where it was never done.</summary>
    public double? Bound(double share) =>
        TryFind(share, out var step)
            ? step is { } some
                ? Math.Min(UpperEnd(some), _most)
                : 0
            : null;

    /// <summary>A share of the values, never too large, that lies at or below this value.</summary>
    public double ShareUpTo(double value)
    {
        var below = _zeros;
        for (var i = 0; i < _counts.Length && (value >= _most || UpperEnd(_first + i) <= value * (1 + 1e-9)); i++)
        {
            below += _counts[i];
        }

        return Count == 0 ? 0 : (double)below / Count;
    }

    private bool TryFind(double share, out int? step)
    {
        step = null;
        var rank = Math.Max(1, (long)Math.Ceiling(share * Count - 1e-9));
        if (Count == 0 || rank > _zeros + _positive)
        {
            return false;
        }

        var below = _zeros;
        for (var i = 0; below < rank; i++)
        {
            below += _counts[i];
            step = _first + i;
        }

        return true;
    }

    private static int StepOf(double value) => (int)Math.Ceiling(Math.Log(value) / LogGamma);

    private static double UpperEnd(int step) => Math.Exp(step * LogGamma);

    private void MakeRoom(int first, int last)
    {
        if (_counts.Length == 0)
        {
            _first = first;
            _counts = new int[last - first + 1];
            return;
        }

        var end = _first + _counts.Length;
        if (first >= _first && last < end)
        {
            return;
        }

        // A little more than asked for, since neighbours tend to follow.
        var from = first < _first ? first - 4 : _first;
        var to = last >= end ? last + 5 : end;
        var grown = new int[to - from];
        _counts.CopyTo(grown, _first - from);
        _first = from;
        _counts = grown;
    }
}
