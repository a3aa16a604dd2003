using System.Text;
using Charter.Policy.Language;

namespace Charter.Policy.Tests.Language;

/// <summary>
/// Everything that was found in a document, and from which words: the lines of <see cref="Outline"/>, and under each sentence the headings
/// above it and what gave each part of its promises; then what the author is told.
/// </summary>
internal static class Account
{
    public static IEnumerable<string> Of(CompiledPolicy policy) =>
        [
            .. policy.Sentences.SelectMany(Lines),
            .. Outline.OfDocument(policy),
            .. policy.CountsInSupportHours ? (string[])["all times pass in support hours"] : [],
            .. policy.ClockRules.PausedWhileWaiting.IsEmpty
                ? []
                : (string[])
                    [
                        "waits for the customer: "
                            + string.Join(", ", policy.ClockRules.PausedWhileWaiting.Order().Select(Vocabulary.Token)),
                    ],
            .. policy.ClockRules.AttemptReturnsCall is { } counts
                ? (string[])[counts ? "an attempt returns a call" : "an attempt returns no call"]
                : [],
            .. policy.Diagnostics.Select(d =>
                $"{d.Code} {d.Severity} at {Outline.Place(d.Span)}: {d.Message} {d.Advice}"
            ),
        ];

    private static IEnumerable<string> Lines(PolicySentence sentence)
    {
        yield return Outline.Line(sentence)
            + (sentence.Section.IsEmpty ? "" : $"  [{string.Join(" > ", sentence.Section)}]");
        foreach (var found in sentence.Commitments)
        {
            yield return "    " + Words(found);
        }
    }

    /// <summary>Each part with its words, in the order of the text.</summary>
    public static string Words(FoundCommitment found)
    {
        var text = new StringBuilder();
        foreach (var evidence in found.Evidence.OrderBy(e => e.Span.Line).ThenBy(e => e.Span.Column))
        {
            text.Append(text.Length == 0 ? "" : ", ")
                .Append(evidence.Part.ToString().ToLowerInvariant())
                .Append(" “")
                .Append(evidence.Words)
                .Append('”');
        }

        return text
            + (found.AroundTheClock ? ", day and night" : "")
            + (found.Level is { } level ? $", level {level}" : "");
    }
}
