namespace Charter.Policy.Backtests;

/// <summary>Numbers that people put into promises.</summary>
internal static class RoundNumbers
{
    private static readonly int[] Sixties =
    [
        1,
        2,
        3,
        4,
        5,
        10,
        15,
        20,
        25,
        30,
        40,
        45,
        60,
        90,
        120,
        180,
        240,
        300,
        480,
        600,
    ];
    private static readonly int[] Hours =
    [
        1,
        2,
        3,
        4,
        5,
        6,
        8,
        10,
        12,
        16,
        18,
        20,
        24,
        30,
        36,
        40,
        48,
        72,
        96,
        120,
        144,
        168,
    ];
    private static readonly int[] Days =
    [
        1,
        2,
        3,
        4,
        5,
        6,
        7,
        8,
        10,
        12,
        14,
        15,
        20,
        21,
        25,
        28,
        30,
        40,
        45,
        60,
        90,
        120,
        180,
        365,
    ];
    private static readonly int[] Few = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12];

    /// <summary>The smallest round number that is not less.</summary>
    /// <param name="value">A number of the unit, not negative.</param>
    /// <param name="unit">The unit.</param>
    public static double AtLeast(double value, TimeUnit unit)
    {
        if (value == 0 && unit is TimeUnit.Day or TimeUnit.BusinessDay)
        {
            // The same day is a promise; nothing of an hour is not.
            return 0;
        }

        foreach (var round in Of(unit))
        {
            if (round >= value)
            {
                return round;
            }
        }

        var digit = Math.Pow(10, Math.Floor(Math.Log10(value)) - 1);
        return Math.Ceiling(value / digit - 1e-9) * digit;
    }

    private static int[] Of(TimeUnit unit) =>
        unit switch
        {
            TimeUnit.Second or TimeUnit.Minute => Sixties,
            TimeUnit.Hour or TimeUnit.BusinessHour => Hours,
            TimeUnit.Day or TimeUnit.BusinessDay => Days,
            _ => Few,
        };
}
