namespace Charter.Desk.Storage;

/// <summary>
/// Gives ids from a block that was taken from the database beforehand. A block that a crash leaves half used is lost,
/// which costs nothing: ids need only be different. The write gate refills it before a write starts.
/// </summary>
public sealed class IdSource
{
    /// <summary>How many ids one refill takes.</summary>
    public const long BlockSize = 100_000;

    /// <summary>The counter's name in the database.</summary>
    public const string CounterName = "id";

    private readonly Lock _lock = new();
    private long _next;
    private long _end;

    /// <summary>Whether a block must be taken before the next write.</summary>
    public bool IsLow
    {
        get
        {
            lock (_lock)
            {
                return _end - _next < BlockSize / 2;
            }
        }
    }

    /// <summary>Hands over the block <c>[first, first + BlockSize)</c>, which nobody else has.</summary>
    public void Refill(long first)
    {
        lock (_lock)
        {
            // What is left of the old block is given up, unless the new one follows it directly.
            if (first != _end)
            {
                _next = first;
            }

            _end = first + BlockSize;
        }
    }

    /// <summary>The next id.</summary>
    /// <exception cref="InvalidOperationException">One write used up the whole block.</exception>
    public long Next()
    {
        lock (_lock)
        {
            return _next < _end
                ? _next++
                : throw new InvalidOperationException("One write may not use more than 50,000 ids; split it.");
        }
    }
}
