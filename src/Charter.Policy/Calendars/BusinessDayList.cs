namespace Charter.Policy.Calendars;

/// <summary>Collects business days while a <see cref="WorkingTable"/> is laid out.</summary>
internal sealed class BusinessDayList
{
    private int _day;
    private long _open;
    private long _close;

    public List<int> Numbers { get; } = [];

    public List<long> Opens { get; } = [];

    public List<long> Closes { get; } = [];

    public void Begin(int unixDay)
    {
        _day = unixDay;
        _open = long.MaxValue;
        _close = long.MinValue;
    }

    public void Add(long open, long close)
    {
        _open = Math.Min(_open, open);
        _close = Math.Max(_close, close);
    }

    /// <summary>Keeps the day if it was open at all.</summary>
    public void Complete()
    {
        if (_open == long.MaxValue)
        {
            return;
        }

        Numbers.Add(_day);
        Opens.Add(_open);
        Closes.Add(_close);
    }
}
