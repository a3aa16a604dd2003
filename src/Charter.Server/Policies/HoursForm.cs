using System.Collections.Immutable;
using System.Globalization;
using Charter.Desk.Policies;
using Charter.Policy.Calendars;
using Charter.Server.Design;
using Charter.Server.Words;
using NodaTime;
using NodaTime.Text;

namespace Charter.Server.Policies;

/// <summary>The support hours as they stand in the form, typed or stored, and what is wrong with them.</summary>
/// <param name="Zone">The zone.</param>
/// <param name="Hours">The windows of each weekday as typed, Monday first.</param>
/// <param name="Peak">The peak windows of each weekday as typed.</param>
/// <param name="Holidays">The holidays as typed.</param>
/// <param name="Ring">The seconds of a ring.</param>
/// <param name="Problems">What is wrong, beside each field.</param>
public sealed record HoursForm(
    string Zone,
    ImmutableArray<string> Hours,
    ImmutableArray<string> Peak,
    ImmutableArray<HolidayField> Holidays,
    string Ring,
    FormProblems Problems
)
{
    /// <summary>What the set of a country lacks, to be entered by hand; <c>null</c> where nothing was added.</summary>
    public string? Told { get; init; }

    public static HoursForm Of(CalendarDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        return new HoursForm(
            definition.Zone,
            Week(definition.Hours),
            Week(definition.Peak),
            [.. definition.Holidays.OrderBy(h => h.Date).Select(Field)],
            definition.Ring.TotalSeconds.ToString("0.##", CultureInfo.InvariantCulture),
            new FormProblems()
        );
    }

    public static HoursForm Typed(IFormCollection form)
    {
        ArgumentNullException.ThrowIfNull(form);
        var (dates, names, hours) = (form["date"], form["name"], form["closed"]);
        return new HoursForm(
            form["zone"].ToString().Trim(),
            [.. HoursWords.Week.Select(day => form[$"hours-{CalendarText.DayName(day)}"].ToString())],
            [.. HoursWords.Week.Select(day => form[$"peak-{CalendarText.DayName(day)}"].ToString())],
            [
                .. dates
                    .Select(
                        (date, i) =>
                            new HolidayField(
                                date ?? "",
                                names.ElementAtOrDefault(i) ?? "",
                                hours.ElementAtOrDefault(i) ?? ""
                            )
                    )
                    .Where(h => h.Date.Trim().Length > 0)
                    .Take(ChangeSupportHours.MostHolidays + 1),
            ],
            form["ring"].ToString(),
            new FormProblems()
        );
    }

    /// <summary>This form with the holidays of a ready set beside those that it has; a date that is there stays as it is.</summary>
    public HoursForm With(HolidaySet set, int firstYear, int lastYear, Wordbook words)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(words);
        var known = Holidays.Select(h => h.Date).ToHashSet(StringComparer.Ordinal);
        var added = set.Of(firstYear, lastYear).Select(Field).Where(h => known.Add(h.Date)).ToList();
        var told = words.Count(
            added.Count,
            "{0} holiday is added below. Look through it, then save.",
            "{0} holidays are added below. Look through them, then save."
        );
        return this with
        {
            Holidays = [.. Holidays.Concat(added).OrderBy(h => h.Date, StringComparer.Ordinal)],
            Told = set.IsComplete
                ? told
                : told
                    + " "
                    + words["This set can't know: {0}. Enter those yourself.", CountryWords.Missing(set, words)],
        };
    }

    /// <summary>What was typed as hours; <c>null</c> where a field can't be read, which <see cref="Problems"/> then says.</summary>
    public CalendarDefinition? Read(Wordbook words)
    {
        ArgumentNullException.ThrowIfNull(words);
        var hours = ReadWeek(Hours, "hours", words);
        var peak = ReadWeek(Peak, "peak", words);
        var holidays = ImmutableArray.CreateBuilder<Holiday>();
        for (var i = 0; i < Holidays.Length; i++)
        {
            var parsed = LocalDatePattern.Iso.Parse(Holidays[i].Date.Trim());
            if (!parsed.Success)
            {
                Problems.Add($"date-{i}", words["{0} is not a date.", Holidays[i].Date]);
            }
            else if (ReadWindows(Holidays[i].Hours, $"closed-{i}", words) is { } windows)
            {
                holidays.Add(new Holiday(parsed.Value, windows, Holidays[i].Name.Trim()));
            }
        }

        if (!decimal.TryParse(Ring, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var ring))
        {
            Problems.Add("ring", words["Write the seconds as a number, such as 6."]);
        }

        return Problems.Any
            ? null
            : new CalendarDefinition(Zone, hours, peak, holidays.ToImmutable())
            {
                Ring = Duration.FromSeconds((double)Math.Clamp(ring, 0, 86_400)),
            };
    }

    /// <summary>Puts what the calendar's own check found beside the fields.</summary>
    public void Refuse(IEnumerable<CalendarProblem> problems, Wordbook words)
    {
        ArgumentNullException.ThrowIfNull(problems);
        ArgumentNullException.ThrowIfNull(words);
        foreach (var problem in problems)
        {
            Problems.Add(FieldOf(problem), Words(problem, words));
        }
    }

    private string FieldOf(CalendarProblem problem)
    {
        var part = problem.Part;
        if (part.StartsWith("holidays.", StringComparison.Ordinal))
        {
            var date = part["holidays.".Length..];
            var last = Holidays.Select((h, i) => (h, i)).LastOrDefault(pair => pair.h.Date.Trim() == date).i;
            return problem.Code is CalendarProblemCode.DuplicateHoliday or CalendarProblemCode.HolidayOutOfRange
                ? $"date-{last}"
                : $"closed-{last}";
        }

        return part == "hours" ? "hours-mon" : part.Replace('.', '-');
    }

    private static string Words(CalendarProblem problem, Wordbook words) =>
        problem.Code switch
        {
            CalendarProblemCode.UnknownZone => words[
                "“{0}” is not a time zone. Choose one, such as Europe/London.",
                problem.Value
            ],
            CalendarProblemCode.NoSupportHours => words[
                "No day has support hours, so that no working time would ever pass. Give at least one day its hours."
            ],
            CalendarProblemCode.OverlappingWindows => words[
                "These overlap: {0}. Make them one, or leave a gap.",
                problem.Value
            ],
            CalendarProblemCode.EmptyWindow => words[
                "{0} opens and closes at the same time. Write 00:00-24:00 for a whole day.",
                problem.Value
            ],
            CalendarProblemCode.DuplicateHoliday => words["This date stands in the list twice."],
            CalendarProblemCode.HolidayOutOfRange => words["The date must lie between 1900 and 2199."],
            CalendarProblemCode.BadRing => words["A ring lasts more than nothing and at most a minute."],
            _ => problem.ToString(),
        };

    private ImmutableDictionary<IsoDayOfWeek, ImmutableArray<TimeWindow>> ReadWeek(
        ImmutableArray<string> typed,
        string part,
        Wordbook words
    )
    {
        var week = ImmutableDictionary.CreateBuilder<IsoDayOfWeek, ImmutableArray<TimeWindow>>();
        foreach (var (day, text) in HoursWords.Week.Zip(typed))
        {
            if (ReadWindows(text, $"{part}-{CalendarText.DayName(day)}", words) is { IsEmpty: false } windows)
            {
                week[day] = windows;
            }
        }

        return week.ToImmutable();
    }

    private ImmutableArray<TimeWindow>? ReadWindows(string text, string field, Wordbook words)
    {
        if (HoursWords.TryRead(text, out var windows))
        {
            return [.. windows];
        }

        Problems.Add(
            field,
            words["Write times like 09:00-17:00, or 09:00-12:30, 13:30-17:00; leave it empty for closed."]
        );
        return null;
    }

    private static ImmutableArray<string> Week(ImmutableDictionary<IsoDayOfWeek, ImmutableArray<TimeWindow>> week) =>
        [.. HoursWords.Week.Select(day => week.TryGetValue(day, out var windows) ? HoursWords.Write(windows) : "")];

    private static HolidayField Field(Holiday holiday) =>
        new(LocalDatePattern.Iso.Format(holiday.Date), holiday.Name, HoursWords.Write(holiday.Hours));
}
