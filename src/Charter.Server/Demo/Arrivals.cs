using Charter.Policy;
using Charter.Policy.Calendars;
using NodaTime;

namespace Charter.Server.Demo;

/// <summary>When customers turn to the company: more on Mondays, little at night, calls and visits only while it is open.</summary>
internal sealed class Arrivals(SupportCalendar calendar, Chance chance, IReadOnlyList<Situation> situations)
{
    private const double Wanted = 400;

    // Monday to Sunday.
    private static readonly double[] Weekdays = [1.35, 1.15, 1.05, 1.0, 0.95, 0.45, 0.3];

    // Midnight to eleven at night.
    private static readonly double[] Hours =
    [
        0.1,
        0,
        0,
        0,
        0,
        0.1,
        0.4,
        1.2,
        2.4,
        3,
        3,
        2.6,
        2,
        2,
        2.2,
        2.1,
        2,
        1.8,
        1.6,
        1.6,
        1.8,
        1.4,
        0.7,
        0.3,
    ];

    private static readonly (ServedSubject Channel, double Weight)[] Channels =
    [
        (ServedSubject.Email, 58),
        (ServedSubject.WebForm, 20),
        (ServedSubject.Phone, 24),
        (ServedSubject.Voicemail, 9),
        (ServedSubject.InPerson, 5),
    ];

    /// <summary>All arrivals between two days.</summary>
    public IEnumerable<(Instant At, ServedSubject Channel, Situation About)> Between(LocalDate first, LocalDate last)
    {
        var days = Enumerable.Range(0, Period.DaysBetween(first, last) + 1).Select(first.PlusDays).ToArray();
        var all = days.Sum(WeightOf);
        foreach (var day in days)
        {
            var expected = Wanted * WeightOf(day) / all;
            var count = (int)(expected + chance.Share());
            for (var i = 0; i < count; i++)
            {
                yield return On(day);
            }
        }
    }

    private (Instant, ServedSubject, Situation) On(LocalDate day)
    {
        var about = chance.Of(situations, s => s.Weight);
        var hour = chance.Of([.. Enumerable.Range(0, Hours.Length)], h => Hours[h]);
        var time = new LocalTime(hour, chance.Between(0, 59), chance.Between(0, 59));
        var at = (day + time).InZoneLeniently(calendar.Zone).ToInstant();
        var channel = chance.Of(Channels, c => c.Weight).Channel;
        // Whoever can't call writes; those who call in Chinese are few, and write as well.
        var isSpoken = channel is not ServedSubject.Email and not ServedSubject.WebForm;
        return isSpoken && (!calendar.IsOpen(at) || about.IsChinese)
            ? (at, ServedSubject.Email, about)
            : (at, channel, about);
    }

    private static double WeightOf(LocalDate day) => Weekdays[(int)day.DayOfWeek - 1];
}
