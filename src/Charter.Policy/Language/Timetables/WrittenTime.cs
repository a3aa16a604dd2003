using Charter.Policy.Calendars;
using NodaTime;

namespace Charter.Policy.Language.Timetables;

/// <summary>A time of day as somebody wrote it.</summary>
/// <param name="Minutes">Minutes of the day, up to 24:00.</param>
/// <param name="IsCertain">Whether it can mean one time alone: "5pm", "17:00", "09:00", "noon". "5" and "5:30" can mean two.</param>
/// <param name="HasMeridiem">Whether it says morning or afternoon.</param>
internal readonly record struct WrittenTime(int Minutes, bool IsCertain, bool HasMeridiem)
{
    private const int Noon = 12 * 60;
    private const int Day = 24 * 60;

    /// <summary>The window of two times; <c>null</c> where it could be more than one ("2 to 5").</summary>
    /// <param name="start">The opening.</param>
    /// <param name="end">The closing.</param>
    /// <param name="previous">The closing of the window before it on the same day, which a later one comes after.</param>
    public static TimeWindow? Window(WrittenTime start, WrittenTime end, int? previous)
    {
        var (from, to) = (start.Minutes, end.Minutes);
        // "下午2:00-5:30": the half of the day holds for both.
        if (start.HasMeridiem && !end.HasMeridiem && from >= Noon && to < Noon && to + Noon > from)
        {
            return new TimeWindow(At(from), At(to + Noon));
        }

        switch (start.IsCertain, end.IsCertain)
        {
            case (true, true):
                break;
            case (false, true):
                if (end.HasMeridiem && from + Noon < to)
                {
                    from += Noon;
                }
                else if (to <= from)
                {
                    return null;
                }

                break;
            case (true, false):
                if (to <= from)
                {
                    if (LaterEnd(start, to) is not { } later)
                    {
                        return null;
                    }

                    to = later;
                }

                break;
            default:
                if (to <= from)
                {
                    to += Noon;
                }
                else if (from < 7 * 60)
                {
                    // "10-12 and 2-4": the second comes after the first.
                    if (previous is not { } closed || from + Noon < closed)
                    {
                        return null;
                    }

                    from += Noon;
                    to += Noon;
                }

                break;
        }

        return from == to && from % Day != 0 || to > Day ? null : new TimeWindow(At(from), At(to));
    }

    public static LocalTime At(int minutes) => LocalTime.Midnight.PlusMinutes(minutes % Day);

    /// <summary>A closing on its own: "until 5" is in the afternoon, "until 17:00" says so.</summary>
    public LocalTime? Closing() =>
        IsCertain ? At(Minutes)
        : Minutes <= 7 * 60 ? At(Minutes + Noon)
        : Minutes == Noon ? At(Noon)
        : null;

    /// <summary>An opening on its own.</summary>
    public LocalTime? Opening() => IsCertain || Minutes is >= 7 * 60 and <= Noon ? At(Minutes) : null;

    private static int? LaterEnd(WrittenTime start, int to)
    {
        // "8am to 6", "22:00 to 6:00"; "13:00 to 5:00" could be either.
        if (to + Noon > start.Minutes && (start.HasMeridiem || start.Minutes <= Noon))
        {
            return to + Noon;
        }

        return Day - start.Minutes + to <= Noon ? to : null;
    }
}
