using Charter.Policy.Language.Analysis;

namespace Charter.Policy.Language.Structure;

/// <summary>
/// Finds the live contacts that a policy promises day and night: in the sentence of the promise ("we answer chats around the
/// clock within a minute"), or for a line as a whole ("our phone lines are staffed 24/7").
/// </summary>
internal sealed class RoundTheClockReader
{
    private readonly HashSet<ServedSubject> _lines = [];

    /// <summary>Reads one sentence, and marks what it promises itself.</summary>
    public PolicySentence Read(
        Token[] tokens,
        int start,
        PlacedText text,
        SentenceReading reading,
        LanguagePack language,
        PolicySentence written
    )
    {
        var isLive = written.Commitments.Any(c => CanBe(c.Commitment));
        if ((!isLive && reading.Kind != SentenceKind.Hours) || !IsSaidIn(tokens, start, text, language, written))
        {
            return written;
        }

        if (isLive)
        {
            return written with { Commitments = [.. written.Commitments.Select(Marked)] };
        }

        // A line for some customers only is not staffed for the others.
        if (reading.Topic.Conditions.Count == 0)
        {
            _lines.UnionWith(reading.Topic.Subjects.Where(IsLine));
        }

        return written;
    }

    /// <summary>Marks the promises for lines that were said to be staffed day and night.</summary>
    public void MarkPromises(List<PolicySentence> sentences)
    {
        for (var i = 0; _lines.Count > 0 && i < sentences.Count; i++)
        {
            if (sentences[i].Commitments.Any(c => _lines.Contains(c.Commitment.Subject) && CanBe(c.Commitment)))
            {
                sentences[i] = sentences[i] with
                {
                    Commitments =
                    [
                        .. sentences[i].Commitments.Select(c => _lines.Contains(c.Commitment.Subject) ? Marked(c) : c),
                    ],
                };
            }
        }
    }

    private static FoundCommitment Marked(FoundCommitment found) =>
        CanBe(found.Commitment) ? found with { AroundTheClock = true } : found;

    /// <summary>A person who is there at once is promised, and the text does not say itself at which hours.</summary>
    private static bool CanBe(Commitment commitment) =>
        (
            commitment.Action is ServiceAction.Greet or ServiceAction.Answer or ServiceAction.OfferCallback
            || (
                IsLine(commitment.Subject)
                && commitment.Action
                    is ServiceAction.Acknowledge
                        or ServiceAction.FirstResponse
                        or ServiceAction.Respond
            )
        )
        && commitment.Within.Unit is not (TimeUnit.BusinessDay or TimeUnit.BusinessHour)
        && !commitment.Conditions.Any(c =>
            c.Kind
                is ConditionKind.OfficeHours
                    or ConditionKind.OutOfHours
                    or ConditionKind.Peak
                    or ConditionKind.OffPeak
        );

    private static bool IsLine(ServedSubject subject) =>
        subject is ServedSubject.Phone or ServedSubject.Chat or ServedSubject.InPerson;

    private static bool IsSaidIn(
        Token[] tokens,
        int start,
        PlacedText text,
        LanguagePack language,
        PolicySentence written
    )
    {
        // "From 9 to 5; at night …": the sentence gives hours of its own.
        if (Array.Exists(tokens, t => t.Kind == TokenKind.Clock))
        {
            return false;
        }

        for (var i = 0; i < tokens.Length; i++)
        {
            if (tokens[i].Text == "24x7")
            {
                return true;
            }

            if (language.Lexicon.Match(LexiconGroup.ClockRule, tokens, i) is not { Value: "day_and_night" } mention)
            {
                continue;
            }

            // "24小时内": part of the time that is promised.
            var from = text.Place(
                start + tokens[mention.From].Start,
                tokens[mention.To - 1].End - tokens[mention.From].Start
            );
            if (
                !written
                    .Commitments.SelectMany(c => c.Evidence)
                    .Any(e => e.Part == EvidencePart.Within && Overlaps(e.Span, from))
            )
            {
                return true;
            }
        }

        return false;
    }

    private static bool Overlaps(TextSpan a, TextSpan b) =>
        a.Line == b.Line && a.Column < b.Column + b.Length && b.Column < a.Column + a.Length;
}
