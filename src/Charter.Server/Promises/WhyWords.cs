using System.Collections.Immutable;
using Charter.Policy.Calendars;
using Charter.Policy.Clocks;
using Charter.Server.Words;
using NodaTime;

namespace Charter.Server.Promises;

/// <summary>Says how a due time came about: steps, support hours, reasons.</summary>
public static class WhyWords
{
    /// <summary>One step in words, without its times.</summary>
    public static string Step(ClockStep step, Wordbook words)
    {
        ArgumentNullException.ThrowIfNull(step);
        ArgumentNullException.ThrowIfNull(words);
        return step.Kind switch
        {
            ClockStepKind.Started => words["The clock started"],
            ClockStepKind.MovedToOpening when step.Note is { Length: > 0 } holiday => words[
                "Closed ({0}): counting began at the next opening",
                holiday
            ],
            ClockStepKind.MovedToOpening => words["Outside support hours: counting began at the next opening"],
            ClockStepKind.DayZero => words["Day 0, from which business days are counted"],
            ClockStepKind.Counted when step.Note is { Length: > 0 } day => words["Business day {0}", day],
            ClockStepKind.Counted => words["Counted"],
            ClockStepKind.PassedOver when step.Note is { Length: > 0 } holiday => words["Closed: {0}", holiday],
            ClockStepKind.PassedOver => words["Closed, not counted"],
            ClockStepKind.Paused => words["The clock stood still"],
            ClockStepKind.Resumed => words["The clock went on"],
            ClockStepKind.Retargeted => words["The due time moved"],
            ClockStepKind.LocalTimeAdjusted => words["The clocks change that night, so the time was moved"],
            ClockStepKind.Due => words["Due"],
            ClockStepKind.Stopped => words["Done"],
            ClockStepKind.Broken => words["The due time passed"],
            _ => step.Kind.ToString(),
        };
    }

    /// <summary>The times of a step: a moment, or from when to when and how long that is.</summary>
    public static string Times(ClockStep step, TimeWords times, Wordbook words, Instant now)
    {
        ArgumentNullException.ThrowIfNull(step);
        ArgumentNullException.ThrowIfNull(times);
        ArgumentNullException.ThrowIfNull(words);
        var from = times.Moment(step.At, now);
        if (step.Until is not { } until || until == step.At)
        {
            return from;
        }

        var span = words["from {0} to {1}", from, times.Moment(until, now)];
        return step.Kind == ClockStepKind.Counted ? words["{0} ({1})", span, times.Length(until - step.At)] : span;
    }

    /// <summary>Why a promise gave way.</summary>
    public static string Lost(LosingReason reason, Wordbook words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return reason switch
        {
            LosingReason.LessSpecificCondition => words[
                "It is more general: the promise above names the case more closely."
            ],
            LosingReason.LessSpecificSubject => words[
                "It is about more than this: the promise above names the matter itself."
            ],
            LosingReason.Longer => words["It leaves more time: the promise above is due sooner."],
            _ => reason.ToString(),
        };
    }

    /// <summary>Support hours as one line a run of equal days: "Mon–Fri 09:00–17:00".</summary>
    public static IReadOnlyList<string> Week(CalendarDefinition hours, Wordbook words)
    {
        ArgumentNullException.ThrowIfNull(hours);
        ArgumentNullException.ThrowIfNull(words);
        var lines = new List<string>();
        for (var first = 1; first <= 7; )
        {
            var windows = On(hours, first);
            var last = first;
            while (last < 7 && On(hours, last + 1).SequenceEqual(windows))
            {
                last++;
            }

            if (!windows.IsEmpty)
            {
                var days = first == last ? Day(first, words) : $"{Day(first, words)}–{Day(last, words)}";
                lines.Add($"{days} {string.Join(", ", windows.Select(Window))}");
            }

            first = last + 1;
        }

        return lines.Count > 0 ? lines : [words["No support hours are set"]];
    }

    private static ImmutableArray<TimeWindow> On(CalendarDefinition hours, int day) =>
        hours.Hours.TryGetValue((IsoDayOfWeek)day, out var windows) && !windows.IsDefault ? windows : [];

    private static string Day(int day, Wordbook words) => words.Culture.DateTimeFormat.AbbreviatedDayNames[day % 7];

    private static string Window(TimeWindow window)
    {
        var (start, end) = (Clock(window.Start), Clock(window.End));
        return end == "00:00" ? $"{start}–24:00" : $"{start}–{end}";
    }

    private static string Clock(LocalTime time) =>
        time.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture);
}
