using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;

namespace Charter.Desk.Conversations;

/// <summary>
/// Reads when an answer should leave, as people write it: "tomorrow 9:00", "Monday 8:30", "in 2 hours", "18:30",
/// "2026-11-24 09:00", in English and Chinese. Times are the writer's own zone's.
/// </summary>
public static partial class SendTime
{
    private const int LongestText = 60;

    private static readonly LocalTime Morning = new(9, 0);

    private static readonly Dictionary<string, IsoDayOfWeek> Days = new(StringComparer.OrdinalIgnoreCase)
    {
        ["monday"] = IsoDayOfWeek.Monday,
        ["mon"] = IsoDayOfWeek.Monday,
        ["tuesday"] = IsoDayOfWeek.Tuesday,
        ["tue"] = IsoDayOfWeek.Tuesday,
        ["wednesday"] = IsoDayOfWeek.Wednesday,
        ["wed"] = IsoDayOfWeek.Wednesday,
        ["thursday"] = IsoDayOfWeek.Thursday,
        ["thu"] = IsoDayOfWeek.Thursday,
        ["friday"] = IsoDayOfWeek.Friday,
        ["fri"] = IsoDayOfWeek.Friday,
        ["saturday"] = IsoDayOfWeek.Saturday,
        ["sat"] = IsoDayOfWeek.Saturday,
        ["sunday"] = IsoDayOfWeek.Sunday,
        ["sun"] = IsoDayOfWeek.Sunday,
        ["周一"] = IsoDayOfWeek.Monday,
        ["星期一"] = IsoDayOfWeek.Monday,
        ["周二"] = IsoDayOfWeek.Tuesday,
        ["星期二"] = IsoDayOfWeek.Tuesday,
        ["周三"] = IsoDayOfWeek.Wednesday,
        ["星期三"] = IsoDayOfWeek.Wednesday,
        ["周四"] = IsoDayOfWeek.Thursday,
        ["星期四"] = IsoDayOfWeek.Thursday,
        ["周五"] = IsoDayOfWeek.Friday,
        ["星期五"] = IsoDayOfWeek.Friday,
        ["周六"] = IsoDayOfWeek.Saturday,
        ["星期六"] = IsoDayOfWeek.Saturday,
        ["周日"] = IsoDayOfWeek.Sunday,
        ["星期日"] = IsoDayOfWeek.Sunday,
    };

    /// <summary>The instant that a text means; <c>null</c> where it means none, or one that is past.</summary>
    /// <param name="text">What was written.</param>
    /// <param name="zone">The writer's zone.</param>
    /// <param name="now">Now.</param>
    public static Instant? Read(string? text, DateTimeZone zone, Instant now)
    {
        ArgumentNullException.ThrowIfNull(zone);
        var said = (text ?? "").Trim();
        if (said.Length is 0 or > LongestText)
        {
            return null;
        }

        var at = ReadSpan(said, now) ?? ReadPoint(said, zone, now);
        return at > now ? at : null;
    }

    private static Instant? ReadSpan(string said, Instant now)
    {
        if (Span().Match(said) is not { Success: true } match)
        {
            return null;
        }

        var count = int.Parse(match.Groups["count"].Value, CultureInfo.InvariantCulture);
        return match.Groups["unit"].Value.ToLowerInvariant() switch
        {
            ['m', ..] or "分钟" => now + Duration.FromMinutes(count),
            ['h', ..] or "小时" => now + Duration.FromHours(count),
            _ => now + Duration.FromDays(count),
        };
    }

    private static Instant? ReadPoint(string said, DateTimeZone zone, Instant now)
    {
        if (Point().Match(said) is not { Success: true } match)
        {
            return null;
        }

        var today = now.InZone(zone).LocalDateTime;
        var time = ReadTime(match);
        if (time is null && match.Groups["hour"].Success)
        {
            return null;
        }

        var day = match.Groups["day"].Value;
        var date =
            day.Length == 0 && time is { } later ? (later > today.TimeOfDay ? today.Date : today.Date.PlusDays(1))
            : match.Groups["year"].Success ? ReadDate(match)
            : ReadDay(day, today.Date);
        return date is { } on ? (on + (time ?? Morning)).InZoneLeniently(zone).ToInstant() : null;
    }

    private static LocalTime? ReadTime(Match match)
    {
        if (!match.Groups["hour"].Success)
        {
            return null;
        }

        var hour = int.Parse(match.Groups["hour"].Value, CultureInfo.InvariantCulture);
        var minute = match.Groups["minute"].Success
            ? int.Parse(match.Groups["minute"].Value, CultureInfo.InvariantCulture)
            : 0;
        var half = match.Groups["half"].Value.ToLowerInvariant();
        if (half.Length > 0)
        {
            if (hour is < 1 or > 12)
            {
                return null;
            }

            hour = (hour % 12) + (half == "pm" ? 12 : 0);
        }

        return hour < 24 && minute < 60 ? new LocalTime(hour, minute) : null;
    }

    private static LocalDate? ReadDate(Match match)
    {
        var (year, month, day) = (Number(match, "year"), Number(match, "month"), Number(match, "date"));
        return month is >= 1 and <= 12 && day >= 1 && day <= CalendarSystem.Iso.GetDaysInMonth(year, month)
            ? new LocalDate(year, month, day)
            : null;
    }

    private static LocalDate? ReadDay(string day, LocalDate today) =>
        day.ToLowerInvariant() switch
        {
            "today" or "今天" => today,
            "tomorrow" or "明天" => today.PlusDays(1),
            "后天" => today.PlusDays(2),
            var name => Days.TryGetValue(name, out var weekday) ? today.Next(weekday) : null,
        };

    private static int Number(Match match, string group) =>
        int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"^(in\s+)?(?<count>\d{1,4})\s*(?<unit>minutes?|mins?|m|hours?|h|days?|d|分钟|小时|天)(后)?$",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex Span();

    [GeneratedRegex(
        @"^(?<day>(?<year>[12]\d{3})-(?<month>\d{1,2})-(?<date>\d{1,2})|\p{L}+)?[\sT,]*((at\s+)?(?<hour>\d{1,2})((:|：|点)(?<minute>\d{2})?)?\s*(?<half>am|pm)?)?$",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex Point();
}
