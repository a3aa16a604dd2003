using System.Globalization;
using System.Text;
using System.Text.Json;
using Charter.Desk.Policies.Documents;
using Charter.Policy;
using Charter.Policy.Calendars;
using Charter.Policy.Language;

namespace Charter.LanguageScore;

/// <summary>
/// Compares a whole document with the sentences expected of it, which stand beside it in <c>NAME.expected.jsonl</c>;
/// the last line there is what is expected of the document.
/// </summary>
internal static class DocumentScore
{
    /// <summary>The figures, and every difference.</summary>
    public static async Task<string> OfAsync(string file)
    {
        var document = PolicyDocumentReader.Read(await File.ReadAllBytesAsync(file), file);
        var policy = PolicyCompiler.Compile(document.Text, document.Format);
        var lines = await File.ReadAllLinesAsync(Path.ChangeExtension(file, ".expected.jsonl"));
        var expected = lines
            .Where(l => l.StartsWith("{\"id\"", StringComparison.Ordinal))
            .Select(LabelledSentence.Read)
            .ToList();
        var text = new StringBuilder();
        var left = policy.Sentences.ToList();
        int strict = 0,
            near = 0,
            wanted = 0,
            kinds = 0,
            found = 0;
        foreach (var sentence in expected)
        {
            wanted += sentence.Commitments.Count;
            var at = left.FindIndex(s => Bare(s.Text) == Bare(sentence.Text));
            if (at < 0)
            {
                text.Append(CultureInfo.InvariantCulture, $"  no such sentence: {sentence.Text}\n");
                continue;
            }

            var read = left[at];
            left.RemoveAt(at);
            found++;
            var commitments = read.Commitments.Select(c => c.Commitment).ToList();
            var missed = sentence.Commitments.Where(c => !commitments.Remove(c)).ToList();
            var same = sentence.Commitments.Count - missed.Count;
            near += same + missed.Count(m => commitments.Exists(c => Nearness.IsNear(m, c)));
            strict += same;
            var kind = Merged(Vocabulary.Token(read.Kind));
            var isKind = Merged(sentence.Kind) == kind;
            kinds += isKind ? 1 : 0;
            if (!isKind || same != sentence.Commitments.Count || commitments.Count > 0)
            {
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"  {(isKind ? kind : sentence.Kind + " but " + kind)}: {sentence.Text}\n      want {SentenceView.Keys(sentence.Commitments)}\n      read {SentenceView.Keys(read)}\n"
                );
            }
        }

        AppendWhole(text, policy, left, lines[^1]);
        var all = policy.Sentences.Sum(s => s.Commitments.Length);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{file}: {found} of {expected.Count} sentences, {kinds} kinds; strict F1 {F1(strict, wanted + all):0.000}, lenient F1 {F1(near, wanted + all):0.000}\n{text}"
        );
    }

    private static double F1(int right, int both) => both == 0 ? 1 : 2.0 * right / both;

    private static void AppendWhole(StringBuilder text, CompiledPolicy policy, List<PolicySentence> left, string wanted)
    {
        foreach (var extra in left.Where(s => s.Commitments.Length > 0))
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"  too much: {extra.Text}\n      read {SentenceView.Keys(extra)}\n"
            );
        }

        text.Append("  want ").Append(wanted).Append('\n').Append("  read ").Append(Whole(policy)).Append('\n');
        foreach (var diagnostic in policy.Diagnostics)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"  {diagnostic.Code} line {diagnostic.Span.Line}: {diagnostic.Message}\n"
            );
        }
    }

    private static string Bare(string text) =>
        string.Concat(text.Where(c => !char.IsWhiteSpace(c) && c is not ('*' or '`' or '|')));

    private static string Merged(string kind) => kind == "other" ? "guidance" : kind;

    /// <summary>What is found of the document as a whole: calendar, conflicts, slots.</summary>
    internal static string Whole(CompiledPolicy policy) =>
        JsonSerializer.Serialize(
            new
            {
                calendar = policy.Calendar is null ? null : CalendarView(policy.Calendar),
                conflicts = policy
                    .Conflicts.Select(c =>
                        new[] { c.FirstSpan.Line + ": " + c.First.Key, c.SecondSpan.Line + ": " + c.Second.Key }
                    )
                    .ToArray(),
                slots = policy.Slots.Select(s => s.Text).ToArray(),
                escalation = policy.Escalation.Length,
            },
            JsonSerializerOptions.Web
        );

    private static object CalendarView(CalendarDefinition calendar) =>
        new
        {
            zone = calendar.Zone,
            hours = calendar.Hours.OrderBy(d => d.Key).Select(d => d.Key.ToString()[..3] + Windows(d.Value)).ToArray(),
            peak = calendar.Peak.OrderBy(d => d.Key).Select(d => d.Key.ToString()[..3] + Windows(d.Value)).ToArray(),
            holidays = calendar
                .Holidays.Select(h => h.Date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture) + Windows(h.Hours))
                .ToArray(),
        };

    private static string Windows(IEnumerable<TimeWindow> windows) =>
        string.Concat(
            windows.Select(w =>
                $" {w.Start.ToString("HH:mm", CultureInfo.InvariantCulture)}-{w.End.ToString("HH:mm", CultureInfo.InvariantCulture)}"
            )
        );
}
