using Charter.Policy.Language;

namespace Charter.Server.Policies;

/// <summary>Cuts the words of a sentence into runs: the time of each promise, slots, and the rest.</summary>
internal static class DocumentRuns
{
    /// <summary>The runs of a sentence, or of one cell of a table row.</summary>
    /// <param name="text">The words.</param>
    /// <param name="sentence">What was found in them.</param>
    /// <param name="slots">The slots of the document that stand in this sentence.</param>
    public static IReadOnlyList<DocumentRun> Of(string text, PolicySentence sentence, IEnumerable<PolicySlot> slots)
    {
        var marks = new List<(int Start, int Length, PromiseFamily? Family)>();
        var open = slots.ToList();
        foreach (var slot in open)
        {
            AddEvery(text, slot.Text, marks);
        }

        foreach (var found in sentence.Commitments)
        {
            var family = PromiseFamilies.Of(found.Commitment.Action);
            // Where the time is still a slot, the slot is what the author must see.
            var times = found.Evidence.Where(e =>
                e.Part == EvidencePart.Within
                && e.Words.Length > 0
                && !open.Exists(slot => e.Words.Contains(slot.Text, StringComparison.Ordinal))
            );
            foreach (var evidence in times)
            {
                AddOne(text, evidence, sentence, family, marks);
            }
        }

        return Cut(text, marks);
    }

    private static void AddEvery(string text, string words, List<(int Start, int Length, PromiseFamily? Family)> marks)
    {
        for (
            var at = words.Length == 0 ? -1 : text.IndexOf(words, StringComparison.Ordinal);
            at >= 0;
            at = text.IndexOf(words, at + words.Length, StringComparison.Ordinal)
        )
        {
            marks.Add((at, words.Length, null));
        }
    }

    private static void AddOne(
        string text,
        Evidence evidence,
        PolicySentence sentence,
        PromiseFamily family,
        List<(int Start, int Length, PromiseFamily? Family)> marks
    )
    {
        var expected = evidence.Span.Line == sentence.Span.Line ? evidence.Span.Column - sentence.Span.Column : 0;
        var at = text.IndexOf(evidence.Words, Math.Clamp(expected, 0, text.Length), StringComparison.Ordinal);
        at = at < 0 ? text.IndexOf(evidence.Words, StringComparison.Ordinal) : at;
        if (at >= 0)
        {
            marks.Add((at, evidence.Words.Length, family));
        }
    }

    private static List<DocumentRun> Cut(string text, List<(int Start, int Length, PromiseFamily? Family)> marks)
    {
        var runs = new List<DocumentRun>();
        var done = 0;
        foreach (var (start, length, family) in marks.OrderBy(m => m.Start).ThenByDescending(m => m.Length))
        {
            if (start < done)
            {
                continue;
            }

            Add(runs, text[done..start]);
            runs.Add(new DocumentRun(Plain(text.Substring(start, length)), family, family is null));
            done = start + length;
        }

        Add(runs, text[done..]);
        return runs;
    }

    private static void Add(List<DocumentRun> runs, string text)
    {
        if (Plain(text) is { Length: > 0 } plain)
        {
            runs.Add(new DocumentRun(plain));
        }
    }

    // Emphasis of Markdown: the page has an emphasis of its own, and asterisks are for writing, not for reading.
    private static string Plain(string text) =>
        text.Replace("**", "", StringComparison.Ordinal)
            .Replace("__", "", StringComparison.Ordinal)
            .Replace("`", "", StringComparison.Ordinal);
}
