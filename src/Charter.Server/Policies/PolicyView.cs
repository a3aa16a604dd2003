using Charter.Desk.Policies;
using Charter.Policy.Language;

namespace Charter.Server.Policies;

/// <summary>One version of the policy as its page shows it.</summary>
/// <param name="Policy">The version.</param>
/// <param name="Compiled">What was found in it.</param>
/// <param name="Edition">The newest edition made from it.</param>
/// <param name="ApprovedBy">Who signed it.</param>
/// <param name="Blocks">The document.</param>
/// <param name="Kept">What was kept of each promise lately, by its key; empty where it never was in force.</param>
/// <param name="MayEdit">Whether the reader may write drafts.</param>
/// <param name="MayApprove">Whether the reader may sign and put in force.</param>
/// <param name="MayTry">Whether the reader may try it on what happened.</param>
public sealed record PolicyView(
    PolicyVersion Policy,
    CompiledPolicy Compiled,
    int? Edition,
    string? ApprovedBy,
    IReadOnlyList<DocumentBlock> Blocks,
    IReadOnlyDictionary<string, KeptShare> Kept,
    bool MayEdit,
    bool MayApprove,
    bool MayTry
)
{
    /// <summary>Its page: the policy page itself for the one in force.</summary>
    public string Url => Policy.Status == PolicyStatus.InForce ? "/policy" : $"/policy/versions/{Policy.Id}";

    /// <summary>The diagnostics, errors first, then in order of place.</summary>
    public IEnumerable<Diagnostic> Diagnostics =>
        Compiled.Diagnostics.OrderByDescending(d => d.Severity).ThenBy(d => d.Span.Line).ThenBy(d => d.Span.Column);

    /// <summary>What stands in the way of signing, in the words of the refusal's parts.</summary>
    public IEnumerable<PolicySlot> OpenSlots => Compiled.Slots.Where(s => s.InPromise);
}
