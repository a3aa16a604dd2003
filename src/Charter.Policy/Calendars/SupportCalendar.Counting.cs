using NodaTime;

namespace Charter.Policy.Calendars;

public sealed partial class SupportCalendar
{
    private static readonly Duration Longest = Duration.FromNanoseconds(9_000_000_000_000_000_000);

    /// <summary>
    /// The instant at which so much working time has passed since <paramref name="from"/>. Outside support hours counting
    /// begins at the next opening; an amount used up exactly at a closing ends at that closing.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The amount is negative, or is not used up before the year 2200.</exception>
    public Instant AddWorkingTime(Instant from, Duration amount) =>
        TryAddWorkingTime(from, amount, out var due) ? due : throw BeyondRange(nameof(amount), amount);

    /// <summary>As <see cref="AddWorkingTime"/>, with <c>false</c> for an amount that is not used up before the year 2200.</summary>
    public bool TryAddWorkingTime(Instant from, Duration amount, out Instant due)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(amount, Duration.Zero);
        due = default;
        var table = TableFor(from);
        // No more can be worked than time passes.
        if (amount > Longest || from + amount >= Latest)
        {
            return false;
        }

        var start = Nanoseconds(from);
        var nanoseconds = amount.ToInt64Nanoseconds();
        for (; table is not null; table = Longer(table))
        {
            long at;
            var found =
                nanoseconds == 0
                    ? table.TryNextOpening(start, out at)
                    : table.TryFindWorked(table.WorkedUntil(start) + nanoseconds, out at);
            if (found)
            {
                due = At(at);
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// The instant so much working time before <paramref name="until"/>: the latest one from which
    /// <see cref="AddWorkingTime"/> comes to where the working time of <paramref name="until"/> does.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The amount is negative, or reaches back before the year 1900.</exception>
    public Instant SubtractWorkingTime(Instant until, Duration amount)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(amount, Duration.Zero);
        if (amount == Duration.Zero)
        {
            return until;
        }

        if (amount > Longest)
        {
            throw BeyondRange(nameof(amount), amount);
        }

        for (var table = TableFor(until); table is not null; table = Earlier(table))
        {
            var worked = table.WorkedUntil(Nanoseconds(until));
            if (amount < Between(table.WorkedAtStart, worked))
            {
                table.TryFindOpenWorked(worked - amount.ToInt64Nanoseconds(), out var at);
                if (table.Covers(at))
                {
                    return At(at);
                }
            }
        }

        throw BeyondRange(nameof(amount), amount);
    }

    /// <summary>The working time from one instant to another; negative when the second is the earlier one.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An instant lies outside the years 1900 to 2199.</exception>
    public Duration WorkingTimeBetween(Instant from, Instant to)
    {
        var table = TableFor(from);
        if (!table.Covers(Nanoseconds(to)))
        {
            // The table grows over both: it keeps what it held.
            TableFor(to);
            table = TableFor(from);
        }

        return Between(table.WorkedUntil(Nanoseconds(from)), table.WorkedUntil(Nanoseconds(to)));
    }

    /// <summary>Whether the date has support hours at all.</summary>
    public bool IsBusinessDay(LocalDate date) => TableOfDate(date).IsBusinessDay(WorkingTable.UnixDays(date));

    /// <summary>
    /// The business day to which an instant belongs: the first one whose last closing is still to come. So a message that
    /// arrives before the last closing of a business day belongs to it, and any other to the next; hours past midnight
    /// belong to the day on which they opened.
    /// </summary>
    public LocalDate BusinessDayOf(Instant at) => DayAfter(at, 0).Date;

    /// <summary>The last closing of the <paramref name="count"/>th business day after the one to which <paramref name="from"/> belongs.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative, or that day is not before the year 2200.</exception>
    public Instant LastClosing(Instant from, int count) =>
        TryLastClosing(from, count, out var due) ? due : throw BeyondRange(nameof(count), count);

    /// <summary>As <see cref="LastClosing"/>, with <c>false</c> for a day beyond the year 2199.</summary>
    public bool TryLastClosing(Instant from, int count, out Instant due)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        for (var table = TableFor(from); table is not null; table = Longer(table))
        {
            var day = (long)table.BusinessDayAt(Nanoseconds(from)) + count;
            if (day < table.BusinessDayCount && table.Covers(table.ClosingOf((int)day)))
            {
                due = At(table.ClosingOf((int)day));
                return true;
            }
        }

        due = default;
        return false;
    }

    /// <summary>The <paramref name="count"/>th business day after a date, or before it for a negative count.</summary>
    /// <remarks>Zero gives the date itself if it is a business day, else the next one.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">That day lies outside the years 1900 to 2199.</exception>
    public LocalDate AddBusinessDays(LocalDate date, int count)
    {
        for (var table = TableOfDate(date); table is not null; table = count < 0 ? Earlier(table) : Longer(table))
        {
            var first = table.BusinessDayOnOrAfter(WorkingTable.UnixDays(date));
            var isDay = table.IsBusinessDay(WorkingTable.UnixDays(date));
            // Counting on from a closed day, the next business day is the first; counting back it is not one at all.
            var day = (long)first + count - (count > 0 && !isDay ? 1 : 0);
            if (day >= 0 && day < table.BusinessDayCount && table.Covers(table.ClosingOf((int)day)))
            {
                return DateOf(table, (int)day);
            }
        }

        throw BeyondRange(nameof(count), count);
    }

    /// <summary>How many business days lie after <paramref name="from"/>, up to and including <paramref name="to"/>.</summary>
    public int BusinessDaysBetween(LocalDate from, LocalDate to)
    {
        TableOfDate(to);
        var table = TableOfDate(from);
        return table.BusinessDayOnOrAfter(WorkingTable.UnixDays(to) + 1)
            - table.BusinessDayOnOrAfter(WorkingTable.UnixDays(from) + 1);
    }

    /// <summary>The smallest number of business days after <paramref name="from"/> whose last closing is not before <paramref name="until"/>.</summary>
    internal int BusinessDaysUsed(Instant from, Instant until)
    {
        if (until <= from)
        {
            return 0;
        }

        var last = until - Duration.Epsilon;
        TableFor(last);
        var table = TableFor(from);
        return table.BusinessDayAt(Nanoseconds(last)) - table.BusinessDayAt(Nanoseconds(from));
    }

    /// <summary>The business day so many after the one to which an instant belongs, with its first opening and last closing.</summary>
    internal (LocalDate Date, Instant Opens, Instant Closes) DayAfter(Instant from, int count)
    {
        for (var table = TableFor(from); table is not null; table = Longer(table))
        {
            var day = (long)table.BusinessDayAt(Nanoseconds(from)) + count;
            if (day < table.BusinessDayCount && table.Covers(table.ClosingOf((int)day)))
            {
                return (DateOf(table, (int)day), At(table.OpeningOf((int)day)), At(table.ClosingOf((int)day)));
            }
        }

        throw BeyondRange(nameof(count), count);
    }

    /// <summary>The end of the stretch of support hours in which <paramref name="open"/> lies.</summary>
    internal Instant ClosingAfter(Instant open) => At(TableFor(open).ClosingAfter(Nanoseconds(open)));

    private static LocalDate DateOf(WorkingTable table, int day) =>
        new LocalDate(1970, 1, 1).PlusDays(table.UnixDay(day));

    private WorkingTable TableOfDate(LocalDate date)
    {
        if (date.Year is < FirstYear or >= EndYear)
        {
            throw BeyondRange(nameof(date), date);
        }

        // Dates near the turn of a year count as either year in the zones of the world.
        TableFor(Clamp(date.PlusDays(-2).AtMidnight().InUtc().ToInstant()));
        return TableFor(Clamp(date.PlusDays(2).AtMidnight().InUtc().ToInstant()));
    }

    private static Instant Clamp(Instant at) => Instant.Min(Instant.Max(at, Earliest), Latest - Duration.Epsilon);

    // Three centuries of nanoseconds are more than one long holds.
    private static Duration Between(long from, long to) =>
        Duration.FromNanoseconds(to) - Duration.FromNanoseconds(from);

    private WorkingTable? Earlier(WorkingTable table) =>
        table.FromYear < FirstYear
            ? null
            : Grown(Math.Max(FirstYear - 1, table.FromYear - AsManyAgain(table)), table.ToYear);
}
