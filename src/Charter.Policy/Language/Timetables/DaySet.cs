using NodaTime;

namespace Charter.Policy.Language.Timetables;

/// <summary>Some days of the week.</summary>
/// <param name="Bits">One bit a day, Monday the first.</param>
internal readonly record struct DaySet(int Bits)
{
    public static DaySet All { get; } = new(0x7F);

    public static DaySet Weekdays { get; } = new(0x1F);

    public bool IsEmpty => Bits == 0;

    /// <summary>The days from a first to a last, over the week's end where need be.</summary>
    public static DaySet Between(DaySet first, DaySet last)
    {
        var days = Of(last.First());
        for (var day = first.First(); day != last.First(); day = (IsoDayOfWeek)(((int)day % 7) + 1))
        {
            days = days.Union(Of(day));
        }

        return days;
    }

    public bool IsSingle => System.Numerics.BitOperations.PopCount((uint)Bits) == 1;

    public static DaySet Of(IsoDayOfWeek day) => new(1 << ((int)day - 1));

    public DaySet Union(DaySet other) => new(Bits | other.Bits);

    public DaySet Without(DaySet other) => new(Bits & ~other.Bits);

    public bool Has(IsoDayOfWeek day) => (Bits & (1 << ((int)day - 1))) != 0;

    public IEnumerable<IsoDayOfWeek> Each()
    {
        for (var day = 1; day <= 7; day++)
        {
            if (Has((IsoDayOfWeek)day))
            {
                yield return (IsoDayOfWeek)day;
            }
        }
    }

    private IsoDayOfWeek First() => (IsoDayOfWeek)(System.Numerics.BitOperations.TrailingZeroCount(Bits) + 1);
}
