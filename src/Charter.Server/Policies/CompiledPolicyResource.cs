using System.Collections.Immutable;
using Charter.Policy.Language;

namespace Charter.Server.Policies;

/// <summary>What was found in a policy's text.</summary>
public sealed record CompiledPolicyResource
{
    /// <summary>The text's main language.</summary>
    public required string Language { get; init; }

    /// <summary>Whether nothing forbids approval.</summary>
    public required bool CanBeApproved { get; init; }
    public required ImmutableArray<Sentence> Sentences { get; init; }
    public required ImmutableArray<PolicySlot> Slots { get; init; }
    public required ImmutableArray<Conflict> Conflicts { get; init; }
    public required ImmutableArray<EscalationLevel> Escalation { get; init; }
    public required ImmutableArray<Diagnostic> Diagnostics { get; init; }

    /// <summary>Support hours that the text itself states; <c>null</c> where it states none.</summary>
    public HoursResource? Calendar { get; init; }

    /// <param name="Text">The words.</param>
    /// <param name="Span">Where they stand.</param>
    /// <param name="Kind">What the sentence is.</param>
    /// <param name="Section">The headings above it.</param>
    /// <param name="Promises">The promises in it.</param>
    public sealed record Sentence(
        string Text,
        TextSpan Span,
        SentenceKind Kind,
        ImmutableArray<string> Section,
        ImmutableArray<Promise> Promises
    );

    /// <param name="Commitment">The promise.</param>
    /// <param name="Canonical">The same as a plain sentence.</param>
    /// <param name="Evidence">Which words gave which part of it.</param>
    public sealed record Promise(CommitmentResource Commitment, string Canonical, ImmutableArray<Evidence> Evidence);

    /// <param name="First">The earlier sentence's promise.</param>
    /// <param name="FirstSpan">Where it stands.</param>
    /// <param name="Second">The later sentence's promise, for the same thing and with another time.</param>
    /// <param name="SecondSpan">Where it stands.</param>
    public sealed record Conflict(
        CommitmentResource First,
        TextSpan FirstSpan,
        CommitmentResource Second,
        TextSpan SecondSpan
    );

    public static CompiledPolicyResource Of(CompiledPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return new CompiledPolicyResource
        {
            Language = policy.Language,
            CanBeApproved = policy.CanBeApproved,
            Sentences =
            [
                .. policy.Sentences.Select(s => new Sentence(
                    s.Text,
                    s.Span,
                    s.Kind,
                    s.Section,
                    [
                        .. s.Commitments.Select(c => new Promise(
                            CommitmentResource.Of(c.Commitment, c.Level),
                            CanonicalSentence.Write(c.Commitment, policy.Language),
                            c.Evidence
                        )),
                    ]
                )),
            ],
            Slots = policy.Slots,
            Conflicts =
            [
                .. policy.Conflicts.Select(c => new Conflict(
                    CommitmentResource.Of(c.First),
                    c.FirstSpan,
                    CommitmentResource.Of(c.Second),
                    c.SecondSpan
                )),
            ],
            Escalation = policy.Escalation,
            Diagnostics = policy.Diagnostics,
            Calendar = policy.Calendar is { } calendar ? HoursResource.Of(calendar) : null,
        };
    }
}
