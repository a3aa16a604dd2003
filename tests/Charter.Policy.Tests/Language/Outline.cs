using Charter.Policy.Calendars;
using Charter.Policy.Language;
using NodaTime;

namespace Charter.Policy.Tests.Language;

/// <summary>What was found in a document, a line for each thing, in words that a person can check against the text.</summary>
internal static class Outline
{
    public static IEnumerable<string> Of(CompiledPolicy policy) =>
        [
            .. policy.Sentences.Select(Line),
            .. OfDocument(policy),
            .. policy.Diagnostics.Select(d => $"{d.Code} at {Place(d.Span)}"),
        ];

    /// <summary>What its sentences amount to: the calendar, the levels of escalation, what is open, what contradicts.</summary>
    public static IEnumerable<string> OfDocument(CompiledPolicy policy) =>
        [
            .. policy.Calendar is { } calendar ? Lines(calendar) : [],
            .. policy.Escalation.Select(e => $"level {e.Level}: {e.Who}; {e.When}; {e.How}"),
            .. policy.Slots.Select(s => $"slot {s.Text} at {Place(s.Span)}{(s.InPromise ? " in a promise" : "")}"),
            .. policy.Conflicts.Select(c => $"conflict: {c.First.Key} / {c.Second.Key}"),
        ];

    public static string Line(PolicySentence sentence)
    {
        var promises = string.Join(" | ", sentence.Commitments.Select(c => c.Commitment.Key));
        return $"{Place(sentence.Span)} {(sentence.IsHeading ? "heading" : Vocabulary.Token(sentence.Kind))}: "
            + sentence.Text
            + (promises.Length > 0 ? " => " + promises : "");
    }

    private static IEnumerable<string> Lines(CalendarDefinition calendar) =>
        [
            .. calendar.Zone.Length > 0 ? (string[])["zone " + calendar.Zone] : [],
            .. Days("open", calendar.Hours),
            .. Days("peak", calendar.Peak),
            .. calendar.Holidays.Select(h =>
                FormattableString.Invariant($"{h.Date:uuuu-MM-dd} ") + (h.Hours.IsEmpty ? "closed" : Windows(h.Hours))
            ),
        ];

    /// <summary>Neighbouring days with the same hours share a line.</summary>
    private static IEnumerable<string> Days(
        string what,
        IReadOnlyDictionary<IsoDayOfWeek, System.Collections.Immutable.ImmutableArray<TimeWindow>> windows
    )
    {
        var days = Enum.GetValues<IsoDayOfWeek>().Where(windows.ContainsKey).ToList();
        for (var i = 0; i < days.Count; )
        {
            var hours = Windows(windows[days[i]]);
            var last = i;
            while (
                last + 1 < days.Count && days[last + 1] == days[last] + 1 && Windows(windows[days[last + 1]]) == hours
            )
            {
                last++;
            }

            yield return $"{what} {days[i]}{(last > i ? " to " + days[last] : "")} {hours}";
            i = last + 1;
        }
    }

    private static string Windows(IEnumerable<TimeWindow> windows) =>
        string.Join(", ", windows.Select(w => FormattableString.Invariant($"{w.Start:HH:mm}-{w.End:HH:mm}")));

    public static string Place(TextSpan span) => $"{span.Line}:{span.Column}+{span.Length}";
}
