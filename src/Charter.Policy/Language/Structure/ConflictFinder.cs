using System.Collections.Immutable;
using Charter.Policy.Language.Analysis;

namespace Charter.Policy.Language.Structure;

/// <summary>Finds promises of different times for the same thing under the same conditions.</summary>
internal static class ConflictFinder
{
    public static ImmutableArray<PolicyConflict> Find(
        List<PolicySentence> sentences,
        HashSet<int> particular,
        LanguagePack language,
        out List<Diagnostic> diagnostics
    )
    {
        var first = new Dictionary<(Commitment, string, int), (Commitment Commitment, PolicySentence Sentence)>();
        var conflicts = ImmutableArray.CreateBuilder<PolicyConflict>();
        diagnostics = [];
        for (var i = 0; i < sentences.Count; i++)
        {
            var sentence = sentences[i];
            foreach (var found in sentence.Commitments)
            {
                var commitment = found.Commitment;
                // "Minor works within 2 days" does not contradict "lights within 3".
                if (commitment.Within.IsOpen || (commitment.Subject == ServedSubject.Any && particular.Contains(i)))
                {
                    continue;
                }

                // Levels of an escalation matrix follow each other. The same promise but for its time: two rings or twenty seconds in one sentence are one promise twice.
                var topic = (commitment with { Within = Allowance.Immediately }, NameOf(found), found.Level ?? 1);
                if (!first.TryGetValue(topic, out var earlier))
                {
                    first[topic] = (commitment, sentence);
                }
                else if (earlier.Commitment.Within != commitment.Within && !ReferenceEquals(earlier.Sentence, sentence))
                {
                    conflicts.Add(
                        new PolicyConflict(earlier.Commitment, earlier.Sentence.Span, commitment, sentence.Span)
                    );
                    var other = CanonicalSentence.Write(earlier.Commitment, language.Tag);
                    diagnostics.Add(language.Messages.Write("P120", DiagnosticSeverity.Warning, sentence.Span, other));
                }
            }
        }

        return conflicts.ToImmutable();
    }

    /// <summary>Requests that nothing but their name tells apart ("licences", "street lights") do not contradict each other.</summary>
    private static string NameOf(FoundCommitment found) =>
        found.Commitment is { Subject: ServedSubject.Request, Conditions.Count: 0 }
            ? string.Join(
                ' ',
                found.Evidence.Where(e => e.Part == EvidencePart.Subject).Select(e => e.Words.ToLowerInvariant())
            )
            : "";
}
