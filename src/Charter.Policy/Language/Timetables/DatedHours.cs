using Charter.Policy.Calendars;
using NodaTime;

namespace Charter.Policy.Language.Timetables;

/// <summary>What a sentence says of one date: closed, open in windows, or only when it opens or closes.</summary>
internal sealed record DatedHours(LocalDate Date)
{
    public IReadOnlyList<TimeWindow> Windows { get; init; } = [];

    public LocalTime? Opening { get; init; }

    public LocalTime? Closing { get; init; }

    public bool IsClosed => Windows.Count == 0 && Opening is null && Closing is null;

    /// <summary>Whether it says only when it opens, or only when it closes.</summary>
    public bool IsHalf => Windows.Count == 0 && Opening is null != Closing is null;

    /// <summary>The windows of the day, given those that its weekday has.</summary>
    public IReadOnlyList<TimeWindow> On(IReadOnlyList<TimeWindow> usual)
    {
        if (Windows.Count > 0 || IsClosed)
        {
            return Windows;
        }

        var cut = usual.Select(Cut).OfType<TimeWindow>().ToList();
        if (usual.Count == 0)
        {
            return Opening is { } from && Closing is { } to ? [new TimeWindow(from, to)] : [];
        }

        // "We open at 8 on that day" may be earlier than usual, and "we close at 19:00" later.
        if (cut.Count > 0 && Opening is { } earlier && earlier < cut[0].Start)
        {
            cut[0] = new TimeWindow(earlier, cut[0].End);
        }

        if (cut.Count > 0 && Closing is { } later && later > cut[^1].End && cut[^1].End > cut[^1].Start)
        {
            cut[^1] = new TimeWindow(cut[^1].Start, later);
        }

        return cut;
    }

    /// <summary>What the opening and the closing leave of a window; <c>null</c> for nothing.</summary>
    private TimeWindow? Cut(TimeWindow window)
    {
        var runsOn = window.End <= window.Start;
        var start = Opening is { } opening && opening > window.Start ? opening : window.Start;
        var end = Closing is { } closing && (closing < window.End || runsOn) ? closing : window.End;
        // "22:00 to 06:00" from 23:00 still ends on the next morning.
        return start < end || (runsOn && end <= window.End) ? new TimeWindow(start, end) : null;
    }
}
