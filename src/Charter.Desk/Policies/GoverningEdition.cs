using System.Collections.Immutable;
using Charter.Policy;
using Charter.Policy.Clocks;
using Charter.Policy.Language;
using NodaTime;

namespace Charter.Desk.Policies;

/// <summary>An edition made ready to run: what the clocks need, and the document that every due time is explained from.</summary>
/// <param name="Number">The edition's number, which is also the version that clocks know it by.</param>
/// <param name="PolicyVersionId">The policy version's id.</param>
/// <param name="PolicyNumber">The policy version's number, as people say it.</param>
/// <param name="SupportHoursId">The support hours' id.</param>
/// <param name="Sentences">The sentences that hold promises, as they were understood when it came into force.</param>
/// <param name="Clocks">The promises, calendar and rules.</param>
/// <param name="FromAt">Since when it governs.</param>
public sealed record GoverningEdition(
    int Number,
    long PolicyVersionId,
    int PolicyNumber,
    long SupportHoursId,
    ImmutableArray<PolicySentence> Sentences,
    GoverningPolicy Clocks,
    Instant FromAt
)
{
    /// <summary>This edition alone, made ready for counting once: what almost every ticket needs.</summary>
    public GoverningPolicies Alone { get; } = GoverningPolicies.Of(Clocks);

    /// <summary>A promise by its key; <c>null</c> for a key that is not in this edition.</summary>
    public Commitment? CommitmentOf(string commitmentKey) =>
        Clocks.Commitments.FirstOrDefault(c => c.Key == commitmentKey);

    /// <summary>The sentence that a promise stands in; <c>null</c> for a key that is not in this edition.</summary>
    public PolicySentence? SentenceOf(string commitmentKey) =>
        Sentences.FirstOrDefault(s => s.Commitments.Any(c => c.Counted().Any(p => p.Key == commitmentKey)));
}
