using Charter.Desk.Promises;
using Charter.Policy.Calendars;
using Charter.Policy.Clocks;
using Charter.Policy.Language;

namespace Charter.Server.Promises;

/// <summary>All that the page "Why this time" shows.</summary>
/// <param name="Facts">The reading and what it rests on.</param>
/// <param name="Hours">The support hours that its time is counted in.</param>
/// <param name="Names">Who did what stands in the proof, by the journal's name for them.</param>
public sealed record WhyView(
    ExplainReading.Result Facts,
    CalendarDefinition Hours,
    IReadOnlyDictionary<string, string> Names
)
{
    /// <summary>How the due time came about.</summary>
    public IEnumerable<ClockStep> Counting => Facts.Reading.Steps.Where(step => !IsChange(step));

    /// <summary>What moved, stopped or started the clock afterwards.</summary>
    public IEnumerable<ClockStep> Changes => Facts.Reading.Steps.Where(IsChange);

    /// <summary>The sentence cut where words of the promise begin and end.</summary>
    public static IReadOnlyList<QuotePart> Marked(ExplainReading.Quotation quotation)
    {
        ArgumentNullException.ThrowIfNull(quotation);
        var marks = new bool[quotation.Text.Length];
        foreach (var evidence in quotation.Evidence.Where(e => e.Part != EvidencePart.Inherited))
        {
            var at = PlaceOf(quotation, evidence);
            for (var index = Math.Max(at, 0); at >= 0 && index < at + evidence.Words.Length; index++)
            {
                marks[index] = true;
            }
        }

        var parts = new List<QuotePart>();
        var from = 0;
        for (var index = 1; index <= marks.Length; index++)
        {
            if (index == marks.Length || marks[index] != marks[from])
            {
                parts.Add(new QuotePart(quotation.Text[from..index], marks[from]));
                from = index;
            }
        }

        return parts;
    }

    // A span is a place in the document; the sentence may run over lines, so that the words themselves decide.
    private static int PlaceOf(ExplainReading.Quotation quotation, Evidence evidence)
    {
        var guess = evidence.Span.Line == quotation.Span.Line ? evidence.Span.Column - quotation.Span.Column : -1;
        return
            guess >= 0
            && guess + evidence.Words.Length <= quotation.Text.Length
            && quotation.Text.AsSpan(guess, evidence.Words.Length).SequenceEqual(evidence.Words)
            ? guess
            : quotation.Text.IndexOf(evidence.Words, StringComparison.Ordinal);
    }

    private static bool IsChange(ClockStep step) =>
        step.Kind is ClockStepKind.Paused or ClockStepKind.Resumed or ClockStepKind.Retargeted;
}
