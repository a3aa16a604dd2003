using NodaTime;

namespace Charter.Desk.Policies;

/// <summary>A public holiday that follows from a rule: a fixed date, an nth weekday, or a distance from Easter.</summary>
/// <param name="Name">Its name in the country's language.</param>
/// <param name="Dates">The dates in a year, as observed: one, or two where the day in lieu is kept beside it.</param>
internal sealed record HolidayRule(string Name, Func<int, IEnumerable<LocalDate>> Dates)
{
    /// <summary>Always on its date, whatever the weekday.</summary>
    public static HolidayRule Fixed(string name, int month, int day) => new(name, year => [new(year, month, day)]);

    /// <summary>On its date, or on the Monday after where it falls on a weekend.</summary>
    public static HolidayRule MondayInLieu(string name, int month, int day) =>
        new(name, year => [NextWorkday(new(year, month, day))]);

    /// <summary>On its date; the Friday before a Saturday, the Monday after a Sunday (the custom of the United States).</summary>
    public static HolidayRule NearestWeekday(string name, int month, int day) =>
        new(
            name,
            year =>
            {
                var date = new LocalDate(year, month, day);
                return
                [
                    date.DayOfWeek switch
                    {
                        IsoDayOfWeek.Saturday => date.PlusDays(-1),
                        IsoDayOfWeek.Sunday => date.PlusDays(1),
                        _ => date,
                    },
                ];
            }
        );

    /// <summary>The nth such weekday of a month; the last for 0.</summary>
    public static HolidayRule Nth(string name, int month, int n, IsoDayOfWeek weekday) =>
        new(
            name,
            year =>
            {
                if (n == 0)
                {
                    return [new LocalDate(year, month, 1).PlusMonths(1).Previous(weekday)];
                }

                return [new LocalDate(year, month, 1).PlusDays(-1).Next(weekday).PlusWeeks(n - 1)];
            }
        );

    /// <summary>The weekday on or before a date (Victoria Day is the Monday before 25 May).</summary>
    public static HolidayRule Before(string name, int month, int day, IsoDayOfWeek weekday) =>
        new(name, year => [new LocalDate(year, month, day).Previous(weekday)]);

    /// <summary>So many days after Easter Sunday; before it for a negative number.</summary>
    public static HolidayRule FromEaster(string name, int days) => new(name, year => [Easter(year).PlusDays(days)]);

    /// <summary>Christmas Day and the day after it, with days in lieu that don't meet (the United Kingdom, Ireland, Australia).</summary>
    public static HolidayRule[] ChristmasAndBoxingDay(string second) =>
        [new("Christmas Day", year => [ChristmasObserved(year)]), new(second, year => [SecondObserved(year)])];

    /// <summary>Easter Sunday of the Gregorian calendar.</summary>
    /// <remarks>The computation of Meeus, Jones and Butcher.</remarks>
    public static LocalDate Easter(int year)
    {
        var a = year % 19;
        var b = year / 100;
        var c = year % 100;
        var h = ((19 * a) + b - (b / 4) - ((b - ((b + 8) / 25) + 1) / 3) + 15) % 30;
        var l = (32 + (2 * (b % 4)) + (2 * (c / 4)) - h - (c % 4)) % 7;
        var m = (a + (11 * h) + (22 * l)) / 451;
        var sum = h + l - (7 * m) + 114;
        return new LocalDate(year, sum / 31, (sum % 31) + 1);
    }

    private static LocalDate NextWorkday(LocalDate date) =>
        date.DayOfWeek switch
        {
            IsoDayOfWeek.Saturday => date.PlusDays(2),
            IsoDayOfWeek.Sunday => date.PlusDays(1),
            _ => date,
        };

    // Saturday: Monday 27. Sunday: Tuesday 27, because Monday 26 is the other day.
    private static LocalDate ChristmasObserved(int year)
    {
        var date = new LocalDate(year, 12, 25);
        return date.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday ? new LocalDate(year, 12, 27) : date;
    }

    // Saturday: Monday 28. Sunday: Tuesday 28, because Monday 27 stands for Christmas Day.
    private static LocalDate SecondObserved(int year)
    {
        var date = new LocalDate(year, 12, 26);
        return date.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday ? new LocalDate(year, 12, 28) : date;
    }
}
