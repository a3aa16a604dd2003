using System.Buffers;
using System.Collections.Immutable;
using Charter.Policy.Language.Analysis;

namespace Charter.Policy.Language.Structure;

/// <summary>Finds promises of different times for the same thing under the same conditions.</summary>
internal static class ConflictFinder
{
    /// <summary>How many words tell one case from another.</summary>
    private const int CaseWords = 5;

    private const int LongestHead = 24;

    private static readonly SearchValues<char> Pauses = SearchValues.Create("，。；,.;");

    /// <summary>"的投诉", "的报修事项".</summary>
    private const int LongestNoun = 5;

    private static readonly string[] EscalatingWords = ["升级至", "升级到", "上报至", "提级至", "escalated to "];

    private static readonly string[] QualifyingWords =
    [
        "that",
        "which",
        "about",
        "from",
        "sent",
        "involving",
        "alleging",
        "concerning",
        "relating",
        "regarding",
    ];

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
                if (commitment.Within.IsOpen || IsDuty(commitment) || (!NamesSubject(found) && particular.Contains(i)))
                {
                    continue;
                }

                // Levels of an escalation matrix follow each other. The same promise but for its time: two rings or twenty seconds in one sentence are one promise twice.
                var topic = (
                    Bare(commitment),
                    NameOf(found, sentence, language)
                        + CaseOf(found, sentence)
                        + TargetOf(commitment, sentence)
                        + SectionOf(commitment, sentence),
                    found.Level ?? 1
                );
                if (!first.TryGetValue(topic, out var earlier))
                {
                    first[topic] = (commitment, sentence);
                }
                else if (IsWish(earlier.Sentence, language) && !IsWish(sentence, language))
                {
                    // "We try to settle it in three days. You have our final response within eight weeks."
                    first[topic] = (commitment, sentence);
                }
                else if (
                    !IsSame(earlier.Commitment.Within, commitment.Within)
                    && !ReferenceEquals(earlier.Sentence, sentence)
                )
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

    /// <summary>Two hours are 120 minutes, and a week is seven days.</summary>
    private static bool IsSame(Allowance first, Allowance second) =>
        first == second || (Size(first) is { } one && Size(second) is { } other && one == other);

    private static (bool IsDays, decimal Count)? Size(Allowance time) =>
        time switch
        {
            { Value: { } value, Unit: TimeUnit.Second } => (false, value),
            { Value: { } value, Unit: TimeUnit.Minute } => (false, value * 60),
            { Value: { } value, Unit: TimeUnit.Hour } => (false, value * 60 * 60),
            { Value: { } value, Unit: TimeUnit.Day } => (true, value),
            { Value: { } value, Unit: TimeUnit.Week } => (true, value * 7),
            _ => null,
        };

    /// <summary>"If somebody is stuck in a lift, an engineer is there within an hour": a request that the tables have no name for.</summary>
    private static bool NamesSubject(FoundCommitment found) =>
        found.Commitment.Subject switch
        {
            ServedSubject.Any => false,
            ServedSubject.Request when found.Commitment is { Action: ServiceAction.Attend, Conditions.Count: 0 } =>
                found.Evidence.Any(e => e.Part == EvidencePart.Subject),
            _ => true,
        };

    /// <summary>Requests that nothing but their name tells apart ("licences", "street lights") do not contradict each other.</summary>
    private static string NameOf(FoundCommitment found, PolicySentence sentence, LanguagePack language) =>
        found.Commitment is { Subject: ServedSubject.Request, Conditions.Count: 0 }
            ? string.Join(
                ' ',
                found.Evidence.Where(e => e.Part == EvidencePart.Subject).Select(e => e.Words.ToLowerInvariant())
            ) + HeadOf(sentence.Text, language)
            : "";

    /// <summary>"数据导出：3天内完成": what stands before the colon, where it is more than a word for any request.</summary>
    private static string HeadOf(string text, LanguagePack language)
    {
        var colon = language.IsUnspaced ? text.AsSpan(0, Math.Min(text.Length, LongestHead)).IndexOf('：') : -1;
        return colon > 0 && !TopicReader.IsGeneral(Reading.Of(text[..colon], language)) ? "\n" + text[..colon] : "";
    }

    /// <summary>"升级至经理", "escalated to the director": one level after the other, each in its own time.</summary>
    private static string TargetOf(Commitment commitment, PolicySentence sentence)
    {
        if (commitment.Action != ServiceAction.Escalate)
        {
            return "";
        }

        foreach (var word in EscalatingWords)
        {
            var at = sentence.Text.IndexOf(word, StringComparison.OrdinalIgnoreCase);
            if (at >= 0)
            {
                var rest = sentence.Text.AsSpan(at + word.Length);
                var end = rest.IndexOfAny(Pauses);
                return "\n" + (end < 0 ? rest : rest[..end]).ToString();
            }
        }

        return "";
    }

    /// <summary>What is promised, without its time. How the times of a level are counted does not make two levels of it.</summary>
    private static Commitment Bare(Commitment commitment) =>
        commitment with
        {
            Within = Allowance.Immediately,
            Conditions = commitment.Conditions.Has(ConditionKind.Priority)
                ? ConditionSet.Of(commitment.Conditions.Where(c => c.Kind != ConditionKind.OfficeHours))
                : commitment.Conditions,
        };

    /// <summary>Weekly and yearly looks at work are two duties; a mailbox is opened at one interval.</summary>
    private static bool IsDuty(Commitment commitment) =>
        commitment
            is {
                Action: ServiceAction.Review,
                Every: true,
                Subject: not (
                    ServedSubject.Email
                    or ServedSubject.Voicemail
                    or ServedSubject.Social
                    or ServedSubject.Any
                ),
            };

    private static bool IsWish(PolicySentence sentence, LanguagePack language) =>
        sentence.Text.Contains(language.IsUnspaced ? "力争" : "try to", StringComparison.OrdinalIgnoreCase);

    /// <summary>"If we need longer", "Complaints about payments": a heading that says in which case.</summary>
    private static string SectionOf(Commitment commitment, PolicySentence sentence) =>
        commitment.Subject is ServedSubject.Complaint or ServedSubject.Request or ServedSubject.Any
        && sentence.Section is [.., var heading]
        && (
            commitment is { Action: ServiceAction.Attend, Conditions.Count: 0 }
            || heading.StartsWith("If ", StringComparison.Ordinal)
            || heading.Contains(" about ", StringComparison.Ordinal)
            || heading.StartsWith("关于", StringComparison.Ordinal)
        )
            ? "\n" + heading
            : "";

    /// <summary>"A complaint that involves fraud", "涉及安全的投诉": which of them is meant, in its own words.</summary>
    private static string CaseOf(FoundCommitment found, PolicySentence sentence)
    {
        if (found.Commitment.Subject is ServedSubject.Callback && LeadingCase(sentence.Text) is { } missed)
        {
            return "\n" + missed;
        }

        if (
            found.Commitment.Subject is not (ServedSubject.Complaint or ServedSubject.Request or ServedSubject.Enquiry)
            || found.Evidence.FirstOrDefault(e => e.Part == EvidencePart.Subject) is not { Words.Length: > 0 } subject
        )
        {
            return "";
        }

        var at = sentence.Text.IndexOf(subject.Words, StringComparison.Ordinal);
        if (at < 0)
        {
            return "";
        }

        if (LeadingCase(sentence.Text) is { } leading)
        {
            return "\n" + leading;
        }

        if (at > 1 && sentence.Text[at - 1] == '的')
        {
            var from = sentence.Text.LastIndexOfAny(['，', '。', '；', '：'], at - 1) + 1;
            return "\n" + sentence.Text[from..at];
        }

        var words = sentence.Text[(at + subject.Words.Length)..].Split(' ', CaseWords + 1);
        return words.Length > 1 && words[0].Length == 0 && QualifyingWords.Contains(words[1])
            ? "\n" + string.Join(' ', words.Take(CaseWords)).ToLowerInvariant()
            : "";
    }

    /// <summary>"有下列情形之一的，…", "上级转来的投诉，…": the clause at the front that says which cases are meant.</summary>
    private static string? LeadingCase(string text)
    {
        var pause = text.AsSpan().IndexOfAny("，。；：");
        var of = text.IndexOf('的', StringComparison.Ordinal);
        return pause > 0 && text[pause] == '，' && of > 0 && of < pause && pause - of <= LongestNoun
            ? text[..pause]
            : null;
    }
}
