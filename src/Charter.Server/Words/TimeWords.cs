using System.Globalization;
using NodaTime;

namespace Charter.Server.Words;

/// <summary>Writes times and durations as people say them: "in 47 min", "3 h late", "Tue 17:00".</summary>
/// <param name="words">The reader's words.</param>
/// <param name="zone">The zone in which the reader lives.</param>
public sealed class TimeWords(Wordbook words, DateTimeZone zone)
{
    /// <summary>A length of time by its two largest units, rounded down: "47 min", "3 h 20 min", "2 d 4 h".</summary>
    public string Length(Duration length)
    {
        var minutes = Math.Abs((long)length.TotalMinutes);
        var (days, hours, rest) = (minutes / 1440, minutes / 60 % 24, minutes % 60);
        return (days, hours, rest) switch
        {
            (0, 0, 0) => words["under 1 min"],
            (0, 0, _) => words["{0} min", rest],
            (0, < 6, > 0) => words["{0} h {1} min", hours, rest],
            (0, _, _) => words["{0} h", hours],
            (< 4, > 0, _) => words["{0} d {1} h", days, hours],
            _ => words["{0} d", days],
        };
    }

    /// <summary>A length of time that counts support hours only: "3 working hours".</summary>
    public string WorkingLength(Duration length)
    {
        var minutes = Math.Abs((long)length.TotalMinutes);
        return minutes >= 60 && minutes % 60 == 0
            ? words.Count(minutes / 60, "{0} working hour", "{0} working hours")
            : words.Count(minutes, "{0} working minute", "{0} working minutes");
    }

    /// <summary>How far a time is from now: "in 47 min", "12 min ago", "just now".</summary>
    public string Relative(Instant at, Instant now)
    {
        var distance = at - now;
        if (Magnitude(distance) < Duration.FromMinutes(1))
        {
            return words["just now"];
        }

        return distance > Duration.Zero ? words["in {0}", Length(distance)] : words["{0} ago", Length(distance)];
    }

    /// <summary>
    /// How long until a time is due: "in 47 min", "in 2 business days (Tue 17:00)", "3 h late".
    /// </summary>
    /// <param name="due">When it is due.</param>
    /// <param name="now">The time now.</param>
    /// <param name="businessDaysLeft">Business days left, where the promise counts them and at least one is left.</param>
    public string UntilDue(Instant due, Instant now, int? businessDaysLeft = null)
    {
        if (due < now)
        {
            return words["{0} late", Length(now - due)];
        }

        if (businessDaysLeft is > 0)
        {
            return words.Count(
                businessDaysLeft.Value,
                "in {0} business day ({1})",
                "in {0} business days ({1})",
                Moment(due, now)
            );
        }

        var left = due - now;
        return left >= Duration.FromHours(20)
            ? words["in {0} ({1})", Length(left), Moment(due, now)]
            : words["in {0}", Length(left)];
    }

    /// <summary>A time as short as it stays clear: "17:00" today, "Tue 17:00" within the week, "3 Mar 17:00", "3 Mar 2024".</summary>
    public string Moment(Instant at, Instant now)
    {
        var local = at.InZone(zone).LocalDateTime;
        var today = now.InZone(zone).Date;
        var days = Period.DaysBetween(today, local.Date);
        var time = local.ToString("HH:mm", CultureInfo.InvariantCulture);
        return days switch
        {
            0 => time,
            > -7 and < 7 => words["{0} {1}", local.ToString("ddd", words.Culture), time],
            _ when local.Year == today.Year => words["{0} {1}", Day(local.Date, withYear: false), time],
            _ => Day(local.Date, withYear: true),
        };
    }

    /// <summary>A time in full, with its zone: "Tuesday 3 March 2026 17:00 (Europe/Berlin)".</summary>
    public string Exact(Instant at)
    {
        var zoned = at.InZone(zone);
        var weekday = zoned.ToString("dddd", words.Culture);
        var clock = zoned.ToString("HH:mm:ss", CultureInfo.InvariantCulture);
        return words["{0} {1} {2} ({3})", weekday, Day(zoned.Date, withYear: true), clock, zone.Id];
    }

    /// <summary>A date: "3 Mar 2026".</summary>
    public string Date(LocalDate date) => Day(date, withYear: true);

    private string Day(LocalDate date, bool withYear) =>
        date.ToString(withYear ? words["d MMM uuuu"] : words["d MMM"], words.Culture);

    private static Duration Magnitude(Duration length) => length < Duration.Zero ? -length : length;
}
