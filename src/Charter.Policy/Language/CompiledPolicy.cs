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
    /// <summary>What the document says about clocks themselves: what stands still, and whether an attempt to call counts.</summary>
    public StatedClockRules ClockRules { get; init; } = StatedClockRules.None;

    /// <summary>The commitments that can run (no open slot), in document order, each with its sentence; what is promised around
    /// the clock is there twice, in support hours and out of them.</summary>
    public IEnumerable<(PolicySentence Sentence, Commitment Commitment)> Promises =>
        from sentence in Sentences
        from found in sentence.Commitments
        where !found.Commitment.Within.IsOpen
        from counted in found.Counted()
        select (sentence, counted);

    /// <summary>Whether nothing forbids approval: no error and no slot inside a promise.</summary>
    public bool CanBeApproved =>
        !Diagnostics.Any(d => d.Severity == DiagnosticSeverity.Error) && !Slots.Any(s => s.InPromise);
}
