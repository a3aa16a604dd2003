using System.Buffers;
using Charter.Policy.Language.Analysis;

namespace Charter.Policy.Language.Structure;

/// <summary>What a sentence of a document may take from the sentences and headings around it, and what not.</summary>
internal static class ContextRules
{
    private const int MostBeforeThen = 6;

    private static readonly SearchValues<string> SecondLooks = SearchValues.Create(
        ["复核", "复查", "复议"],
        StringComparison.Ordinal
    );

    /// <summary>"The director acknowledges your request" under complaints: what is asked for is another look at the complaint.</summary>
    public static SentenceReading AsComplaint(
        SentenceReading reading,
        string sentence,
        ReadingContext context,
        Condition? stageSoFar
    ) =>
        context.Subjects is [ServedSubject.Complaint]
        && (
            sentence.Contains("your request", StringComparison.Ordinal)
            || sentence.Contains("the request", StringComparison.Ordinal)
        )
            ? reading with
            {
                Commitments =
                [
                    .. reading.Commitments.Select(c =>
                        c.Commitment.Subject == ServedSubject.Request
                            ? c with
                            {
                                Commitment = c.Commitment with
                                {
                                    Subject = ServedSubject.Complaint,
                                    Conditions =
                                        stageSoFar is { } stage && !c.Commitment.Conditions.Has(ConditionKind.Stage)
                                            ? ConditionSet.Of([stage, .. c.Commitment.Conditions])
                                            : c.Commitment.Conditions,
                                },
                            }
                            : c
                    ),
                ],
            }
            : reading;

    /// <summary>"要求复核的，5个工作日内答复" under complaints: the second look at a complaint is a stage of it.</summary>
    public static SentenceReading AsSecondLook(SentenceReading reading, string sentence, ReadingContext context)
    {
        var look = sentence.AsSpan().IndexOfAny(SecondLooks);
        return look < 0 || reading.Commitments.Count == 0
            ? reading
            : reading with
            {
                Commitments =
                [
                    .. reading.Commitments.Select(c => IsOfSecondLook(c, sentence, look, context) ? InReview(c) : c),
                ],
            };
    }

    private static bool IsOfSecondLook(ReadCommitment read, string sentence, int look, ReadingContext context)
    {
        var commitment = read.Commitment;
        var isOfComplaint =
            commitment.Subject == ServedSubject.Complaint
            || (
                context.Subjects.Contains(ServedSubject.Complaint)
                && commitment.Subject is ServedSubject.Request or ServedSubject.Any
            );
        var place = read.Places.FirstOrDefault(p => p.Part == EvidencePart.Within);
        var end = sentence.AsSpan(Math.Min(sentence.Length, place.Start)).IndexOfAny('，', '；', '。');
        return isOfComplaint
            && commitment is { Every: false, Action: not (ServiceAction.Escalate or ServiceAction.Review) }
            && !commitment.Conditions.Has(ConditionKind.Stage)
            && (end < 0 || look < place.Start + end);
    }

    private static ReadCommitment InReview(ReadCommitment read) =>
        read with
        {
            Commitment = read.Commitment with
            {
                Subject = ServedSubject.Complaint,
                Conditions = ConditionSet.Of(
                    read.Commitment.Conditions.Prepend(new Condition(ConditionKind.Stage, "review"))
                ),
            },
        };

    /// <summary>"Whoever has the case now phones the customer" under "Escalation": the case is one that was escalated.</summary>
    public static SentenceReading AsEscalation(SentenceReading reading, ReadingContext context) =>
        context.Subjects is [ServedSubject.Escalation]
            ? reading with
            {
                Commitments =
                [
                    .. reading.Commitments.Select(c =>
                        c.Commitment
                            is {
                                Subject: ServedSubject.Request,
                                Action: ServiceAction.FirstResponse or ServiceAction.Respond or ServiceAction.Update,
                                Conditions.Count: 0
                            }
                            ? c with
                            {
                                Commitment = c.Commitment with { Subject = ServedSubject.Escalation },
                            }
                            : c
                    ),
                ],
            }
            : reading;

    /// <summary>What an item takes from its lead-in, and from the headings where the lead-in is silent.</summary>
    public static ReadingContext OfLeadIn(
        ReadingContext leadIn,
        ReadingContext heading,
        ServiceAction? headed,
        List<Condition> labels,
        IEnumerable<Condition> hours
    ) =>
        new(
            leadIn.Subjects.Count > 0 ? leadIn.Subjects : heading.Subjects,
            leadIn.Action ?? headed,
            [
                .. leadIn.Conditions.Where(c => c.Kind == ConditionKind.Unresolved),
                .. Labelled(leadIn.Conditions, labels),
                .. hours,
            ]
        )
        {
            IsOurs = leadIn.IsOurs,
        };

    /// <summary>"The director then updates you …" after what is escalated to the director.</summary>
    public static bool IsThenOfEscalation(ReadingContext previous, Token[] tokens) =>
        previous.Subjects is [ServedSubject.Escalation]
        && tokens.Take(MostBeforeThen).Any(t => t.Text is "then" or "thereafter");

    /// <summary>Whether items hang on the end of a paragraph: it ends in a colon, or in the middle of a sentence.</summary>
    public static bool IsLead(string text, Block? next)
    {
        var end = text.TrimEnd();
        return end.Length > 0
            && (
                end[^1] is ':' or '：'
                || (next is { Kind: BlockKind.Item } && char.IsLetter(end[^1]) && end.Length < 120)
            );
    }

    /// <summary>What an item takes from the item above it, and what that leaves open from the lead-in of both.</summary>
    public static ReadingContext Under(ReadingContext inner, ReadingContext outer) =>
        new(
            inner.Subjects.Count > 0 ? inner.Subjects : outer.Subjects,
            inner.Action ?? outer.Action,
            [.. inner.Conditions.Concat(outer.Conditions).DistinctBy(c => c.Kind)]
        )
        {
            IsOurs = inner.IsOurs || outer.IsOurs,
            IsHowLong = inner.IsHowLong || (inner.Action is null && outer.IsHowLong),
        };

    /// <summary>"Stage 2: …", "P1: …": one of several cases, each on a line of its own.</summary>
    public static bool IsCase(string sentence)
    {
        var start = sentence.AsSpan(0, Math.Min(sentence.Length, 30));
        var colon = start.IndexOfAny(":：–—");
        colon = colon < 0 ? start.IndexOf(" - ", StringComparison.Ordinal) : colon;
        if (colon < 2)
        {
            return false;
        }

        var label = Reading.Of(sentence[..(colon + 1)], LanguagePacks.Guess(sentence));
        return label.Subjects.Count == 0 && label.Actions.Count == 0 && label.Conditions.Count > 0;
    }

    /// <summary>"Stage 1. We acknowledge …": a few words with a label and no time head what follows in their paragraph.</summary>
    public static bool IsRunIn(string sentence, SentenceReading reading) =>
        sentence.Length <= 40
        && !reading.Topic.HasTime
        && reading.Topic.Action is null
        && Labelled(reading.Topic.Conditions, []).Count > 0;

    public static bool PointsBack(Token[] tokens, LanguagePack language)
    {
        var start = tokens is [.., { End: > 300 }] ? Array.FindAll(tokens, t => t.End <= 300) : tokens;
        return language.Lexicon.Find(LexiconGroup.Function, start).Exists(f => f.Value is "pronoun" or "now")
            || language.Lexicon.Find(LexiconGroup.Tone, start).Exists(t => t.Value == "points_back");
    }

    /// <summary>Only labels (priority, stage, plan) travel; a time of day in a heading does not limit what is under it.</summary>
    public static List<Condition> Labelled(IReadOnlyList<Condition> first, IReadOnlyList<Condition> second) =>
        [
            .. first
                .Concat(second)
                .Where(c => c.Kind is ConditionKind.Priority or ConditionKind.Stage or ConditionKind.Plan)
                .DistinctBy(c => c.Kind),
        ];

    /// <summary>What turned out to say hours: its times of day are no promise that was not understood.</summary>
    public static PolicySentence AsHours(PolicySentence written) =>
        written with
        {
            Kind = SentenceKind.Hours,
            Diagnostics = written.Diagnostics.RemoveAll(d => d.Code == "P101"),
        };
}
