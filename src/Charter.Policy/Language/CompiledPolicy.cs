using System.Collections.Immutable;
using Charter.Policy.Calendars;

namespace Charter.Policy.Language;

/// <summary>All that was found in a policy document.</summary>
/// <param name="Language">The main language, an IETF tag: <c>en</c> or <c>zh-Hans</c>.</param>
/// <param name="Sentences">Every sentence in order; none is dropped.</param>
/// <param name="Calendar">Support hours, peak hours and holidays that the document itself defines; <c>null</c> where it says nothing.</param>
/// <param name="Slots">What is still to be filled.</param>
/// <param name="Conflicts">Promises that contradict each other.</param>
/// <param name="Escalation">The escalation matrix, if the document has one.</param>
/// <param name="Diagnostics">All diagnostics of all sentences and of the document, in order of place.</param>
public sealed record CompiledPolicy(
    string Language,
    ImmutableArray<PolicySentence> Sentences,
    CalendarDefinition? Calendar,
    ImmutableArray<PolicySlot> Slots,
    ImmutableArray<PolicyConflict> Conflicts,
    ImmutableArray<EscalationLevel> Escalation,
    ImmutableArray<Diagnostic> Diagnostics
)
{
    /// <summary>
    /// Whether the text says of all its times that they pass in support hours only. Its sentences are shown as they stand;
    /// <see cref="Promises"/> count seconds, minutes and hours accordingly.
    /// </summary>
    public bool CountsInSupportHours { get; init; }

    /// <summary>What the document says about clocks themselves: what stands still, and whether an attempt to call counts.</summary>
    public StatedClockRules ClockRules { get; init; } = StatedClockRules.None;

    /// <summary>The commitments that can run (no open slot), in document order, each with its sentence; what is promised around
    /// the clock is there twice, in support hours and out of them.</summary>
    public IEnumerable<(PolicySentence Sentence, Commitment Commitment)> Promises =>
        from sentence in Sentences
        from found in sentence.Commitments
        where !found.Commitment.Within.IsOpen
        from counted in found.Counted()
        select (sentence, Running(counted));

    /// <summary>Whether nothing forbids approval: no error and no slot inside a promise.</summary>
    public bool CanBeApproved =>
        !Diagnostics.Any(d => d.Severity == DiagnosticSeverity.Error) && !Slots.Any(s => s.InPromise);

    /// <summary>A commitment of one of the sentences as its clock runs.</summary>
    public Commitment Running(Commitment commitment)
    {
        ArgumentNullException.ThrowIfNull(commitment);
        return CountsInSupportHours ? InSupportHours(commitment) : commitment;
    }

    private static Commitment InSupportHours(Commitment commitment) =>
        commitment.Within.Unit is TimeUnit.Second or TimeUnit.Minute or TimeUnit.Hour
        && !commitment.Conditions.Has(ConditionKind.OfficeHours)
        && !commitment.Conditions.Has(ConditionKind.OutOfHours)
            ? commitment with
            {
                Conditions = ConditionSet.Of([.. commitment.Conditions, new Condition(ConditionKind.OfficeHours)]),
            }
            : commitment;
}
