using System.Collections.Immutable;
using Charter.Policy.Calendars;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace Charter.Policy.Tests.Calendars;

/// <summary>Random support hours in zones that misbehave, and moments close to where they do.</summary>
internal static class RandomCalendars
{
    // Each with an instant at which its offset changes: by an hour, half an hour, a whole date, or at midnight.
    private static readonly (string Zone, Instant Near)[] Places =
    [
        ("Europe/London", Instant.FromUtc(2026, 3, 29, 1, 0)),
        ("Europe/London", Instant.FromUtc(2026, 10, 25, 1, 0)),
        ("America/New_York", Instant.FromUtc(2026, 3, 8, 7, 0)),
        ("Australia/Lord_Howe", Instant.FromUtc(2026, 4, 4, 15, 0)),
        ("Australia/Lord_Howe", Instant.FromUtc(2026, 10, 3, 15, 30)),
        ("Pacific/Apia", Instant.FromUtc(2011, 12, 30, 10, 0)),
        ("Pacific/Kwajalein", Instant.FromUtc(1993, 8, 21, 12, 0)),
        ("Pacific/Kiritimati", Instant.FromUtc(1994, 12, 31, 10, 0)),
        ("America/Sao_Paulo", Instant.FromUtc(2018, 11, 4, 3, 0)),
        ("America/Havana", Instant.FromUtc(2026, 11, 1, 5, 0)),
        ("Asia/Kathmandu", Instant.FromUtc(2026, 6, 1, 0, 0)),
        ("Asia/Shanghai", Instant.FromUtc(2026, 2, 16, 0, 0)),
        ("UTC", Instant.FromUtc(2026, 12, 31, 23, 0)),
    ];

    /// <summary>A calendar, a moment near a change of its zone, and two numbers of minutes.</summary>
    public static Gen<RandomCase> Cases =>
        from place in Gen.Elements(Places)
        from hours in Week
        from holidays in Holidays(place.Near.InZone(DateTimeZoneProviders.Tzdb[place.Zone]).Date)
        from minutesFromChange in Gen.Choose(-6 * 1440, 3 * 1440)
        from first in Gen.OneOf(Gen.Choose(0, 90), Gen.Choose(0, 3000))
        from second in Gen.Choose(0, 2000)
        select new RandomCase(
            new CalendarDefinition(
                place.Zone,
                hours,
                ImmutableDictionary<IsoDayOfWeek, ImmutableArray<TimeWindow>>.Empty,
                holidays
            ),
            place.Near + Duration.FromMinutes(minutesFromChange),
            first,
            second
        );

    /// <summary>One to three windows in order; the last may run past midnight, but not into the earliest opening.</summary>
    private static Gen<ImmutableArray<TimeWindow>> Day =>
        from count in Gen.Choose(1, 3)
        from steps in Gen.ArrayOf(Gen.Choose(1, 30), count * 2)
        from pastMidnight in Gen.Frequency((3, Gen.Constant(false)), (1, Gen.Constant(true)))
        from wholeDay in Gen.Frequency((9, Gen.Constant(false)), (1, Gen.Constant(true)))
        select wholeDay ? [new TimeWindow(LocalTime.Midnight, LocalTime.Midnight)] : Laid(steps, pastMidnight);

    private static Gen<ImmutableDictionary<IsoDayOfWeek, ImmutableArray<TimeWindow>>> Week =>
        from days in Gen.ArrayOf(Gen.Frequency((3, Day), (1, Gen.Constant(ImmutableArray<TimeWindow>.Empty))), 7)
        from certain in Day
        select Enumerable
            .Range(1, 7)
            .ToImmutableDictionary(day => (IsoDayOfWeek)day, day => day == 3 ? certain : days[day - 1]);

    private static Gen<ImmutableArray<Holiday>> Holidays(LocalDate near) =>
        from first in Gen.Choose(-5, 6)
        from row in Gen.Choose(0, 4)
        from partDay in Day
        from isPart in Gen.ArrayOf(Gen.Elements(true, false, false), 5)
        select Enumerable
            .Range(0, row)
            .Select(i => new Holiday(near.PlusDays(first + i), isPart[i] ? partDay : []))
            .ToImmutableArray();

    private static ImmutableArray<TimeWindow> Laid(int[] steps, bool pastMidnight)
    {
        // Quarter hours from 04:00, so that a tail past midnight (until 03:00 at most) meets no other window.
        var windows = ImmutableArray.CreateBuilder<TimeWindow>();
        var at = 16;
        for (var i = 0; i + 1 < steps.Length; i += 2)
        {
            var start = at + steps[i] - 1;
            var end = start + steps[i + 1];
            if (end > 95)
            {
                break;
            }

            windows.Add(new TimeWindow(Quarter(start), Quarter(end)));
            at = end;
        }

        if (pastMidnight && at < 92)
        {
            windows.Add(new TimeWindow(Quarter(92), Quarter(steps[0] % 12)));
        }

        return windows.Count == 0 ? [new TimeWindow(Quarter(32), Quarter(40))] : windows.ToImmutable();
    }

    private static LocalTime Quarter(int quarter) => LocalTime.FromMinutesSinceMidnight(quarter * 15);
}
