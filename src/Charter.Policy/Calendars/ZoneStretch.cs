using NodaTime;

namespace Charter.Policy.Calendars;

/// <summary>A stretch of constant offset of a zone, in nanoseconds since 1970.</summary>
internal readonly record struct ZoneStretch(long Start, long End, long Offset)
{
    /// <summary>The end on the local clock; the last stretch has none.</summary>
    public long LocalEnd => End == long.MaxValue ? End - NodaConstants.NanosecondsPerDay : End + Offset;

    /// <summary>Whether the clock ever shows the date: a zone that crossed the date line left one out.</summary>
    /// <param name="stretches">The stretches in order, from one that ends within a day before the date or later.</param>
    /// <param name="midnight">The beginning of the date on the local clock.</param>
    public static bool ShowsDate(ReadOnlySpan<ZoneStretch> stretches, long midnight)
    {
        foreach (var stretch in stretches)
        {
            var localStart = stretch.Start + stretch.Offset;
            if (localStart < midnight + NodaConstants.NanosecondsPerDay && stretch.LocalEnd > midnight)
            {
                return true;
            }

            if (localStart > midnight + (3 * NodaConstants.NanosecondsPerDay))
            {
                break;
            }
        }

        return false;
    }

    /// <summary>The stretches that hold the local dates from one up to another; the outer two are taken to be endless.</summary>
    public static ZoneStretch[] Of(DateTimeZone zone, LocalDate from, LocalDate to)
    {
        var intervals = zone.GetZoneIntervals(
                from.AtMidnight().InUtc().ToInstant(),
                to.AtMidnight().InUtc().ToInstant()
            )
            .ToArray();
        var stretches = new ZoneStretch[intervals.Length];
        for (var i = 0; i < intervals.Length; i++)
        {
            stretches[i] = new ZoneStretch(
                i == 0 ? long.MinValue / 2 : intervals[i].Start.ToUnixTimeTicks() * 100,
                i == intervals.Length - 1 ? long.MaxValue : intervals[i].End.ToUnixTimeTicks() * 100,
                intervals[i].WallOffset.Nanoseconds
            );
        }

        return stretches;
    }
}
