using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Charter.Policy.Calendars;
using Charter.Server.Design;
using Charter.Server.Words;
using NodaTime;
using NodaTime.Text;

namespace Charter.Server.Setup;

/// <summary>
/// Support hours and holidays as people type them: <c>09:00-12:00, 13:00-17:00</c> for a day, and a holiday a line,
/// <c>2026-12-24 09:00-13:00 Christmas Eve</c>.
/// </summary>
public static partial class HoursText
{
    /// <summary>The names of the fields, Monday first.</summary>
    public static IReadOnlyList<string> Days { get; } = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

    /// <summary>Monday to Friday from nine to five.</summary>
    public static IReadOnlyList<string> Weekdays { get; } =
    ["09:00-17:00", "09:00-17:00", "09:00-17:00", "09:00-17:00", "09:00-17:00", "", ""];

    /// <summary>Day and night.</summary>
    public static IReadOnlyList<string> AroundTheClock { get; } = [.. Enumerable.Repeat("00:00-24:00", 7)];

    private const int MostHolidays = 1000;
    private const int LongestLine = 300;
    private static readonly LocalTimePattern Time = LocalTimePattern.CreateWithInvariantCulture("H:mm");

    /// <summary>Reads a week and its holidays; what is wrong goes to <paramref name="problems"/>, by field.</summary>
    public static CalendarDefinition Read(
        string zone,
        IReadOnlyList<string> week,
        string holidays,
        Wordbook words,
        FormProblems problems
    )
    {
        ArgumentNullException.ThrowIfNull(week);
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(problems);
        var hours = ImmutableDictionary.CreateBuilder<IsoDayOfWeek, ImmutableArray<TimeWindow>>();
        for (var day = 0; day < Days.Count && day < week.Count; day++)
        {
            if (TryReadWindows(week[day], out var windows))
            {
                hours[(IsoDayOfWeek)(day + 1)] = windows;
            }
            else
            {
                problems.Add(Days[day], words["Write hours such as 09:00-17:00, or 09:00-12:00, 13:00-17:00."]);
            }
        }

        var definition = new CalendarDefinition(
            zone,
            hours.ToImmutable(),
            ImmutableDictionary<IsoDayOfWeek, ImmutableArray<TimeWindow>>.Empty,
            ReadHolidays(holidays, words, problems)
        );
        if (!problems.Any && !SupportCalendar.TryCreate(definition, out _, out var wrong))
        {
            foreach (var problem in wrong)
            {
                problems.Add(FieldOf(problem.Part), Words(problem, words));
            }
        }

        return definition;
    }

    /// <summary>Holidays as lines that <see cref="Read"/> takes back.</summary>
    public static string Write(IEnumerable<Holiday> holidays)
    {
        ArgumentNullException.ThrowIfNull(holidays);
        return string.Join(
            '\n',
            holidays.Select(h =>
                string.Join(
                    ' ',
                    new[] { LocalDatePattern.Iso.Format(h.Date), Write(h.Hours), h.Name }.Where(part => part.Length > 0)
                )
            )
        );
    }

    private static string Write(ImmutableArray<TimeWindow> windows) =>
        string.Join(
            ',',
            windows.Select(w =>
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{w.Start:HH:mm}-{(w.End == LocalTime.Midnight ? "24:00" : w.End.ToString("HH:mm", CultureInfo.InvariantCulture))}"
                )
            )
        );

    private static bool TryReadWindows(string? text, out ImmutableArray<TimeWindow> windows)
    {
        windows = [];
        if (text is { Length: > LongestLine })
        {
            return false;
        }

        var read = ImmutableArray.CreateBuilder<TimeWindow>();
        foreach (
            var part in (text ?? "").Split(
                [',', ';', '，', '、'],
                StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries
            )
        )
        {
            var ends = part.Split(['-', '–', '—', '~'], StringSplitOptions.TrimEntries);
            if (ends.Length != 2 || !TryReadTime(ends[0], out var start) || !TryReadTime(ends[1], out var end))
            {
                return false;
            }

            read.Add(new TimeWindow(start, end));
        }

        windows = read.ToImmutable();
        return true;
    }

    private static bool TryReadTime(string text, out LocalTime time)
    {
        time = LocalTime.Midnight;
        if (text is "24:00" or "24")
        {
            return true;
        }

        var full = text.Contains(':', StringComparison.Ordinal) ? text : text + ":00";
        var parsed = Time.Parse(full);
        return parsed.TryGetValue(LocalTime.Midnight, out time);
    }

    private static ImmutableArray<Holiday> ReadHolidays(string text, Wordbook words, FormProblems problems)
    {
        var holidays = ImmutableArray.CreateBuilder<Holiday>();
        var lines = text.Split('\n', StringSplitOptions.TrimEntries);
        for (var number = 1; number <= lines.Length; number++)
        {
            var line = lines[number - 1];
            if (line.Length == 0)
            {
                continue;
            }

            var match = line.Length <= LongestLine ? HolidayLine().Match(line) : Match.Empty;
            if (
                holidays.Count < MostHolidays
                && match.Success
                && LocalDatePattern.Iso.Parse(match.Groups["date"].Value) is { Success: true } date
                && TryReadWindows(match.Groups["hours"].Value, out var windows)
            )
            {
                holidays.Add(new Holiday(date.Value, windows, match.Groups["name"].Value.Trim()));
                continue;
            }

            problems.Add("holidays", words["Line {0}: begin with a date such as 2026-12-25, then its name.", number]);
            return [];
        }

        return holidays.ToImmutable();
    }

    private static string FieldOf(string part) =>
        part.Split('.') switch
        {
            ["hours", var day] => day,
            ["hours"] => "mon",
            _ => "holidays",
        };

    private static string Words(CalendarProblem problem, Wordbook words) =>
        problem.Code switch
        {
            CalendarProblemCode.NoSupportHours => words["Open on at least one day: promises in business days need it."],
            CalendarProblemCode.OverlappingWindows => words["Two of these hours overlap: {0}", problem.Value],
            CalendarProblemCode.EmptyWindow => words[
                "{0} opens and closes at once; write 00:00-24:00 for a whole day.",
                problem.Value
            ],
            CalendarProblemCode.DuplicateHoliday => words["{0} is there twice.", problem.Part.Split('.')[^1]],
            _ => words["{0} can't be taken as a holiday.", problem.Part.Split('.')[^1]],
        };

    [GeneratedRegex(
        @"^(?<date>\d{4}-\d{2}-\d{2})(?:[\s:]+(?<hours>\d{1,2}:\d{2}\s?[-–]\s?\d{1,2}:\d{2}(?:\s?,\s?\d{1,2}:\d{2}\s?[-–]\s?\d{1,2}:\d{2})*))?(?<name>[\s:].*)?$",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex HolidayLine();
}
