using System.Collections.Immutable;
using Charter.Desk.Policies;
using Charter.Policy.Language;
using Charter.Server.Policies;
using Charter.Server.Words;

namespace Charter.Server.Setup;

/// <summary>What was found in a policy's text, as a person sees it.</summary>
/// <param name="Promises">The promises, in the order of the document.</param>
/// <param name="Slots">Slots that stand inside a promise and must be filled.</param>
/// <param name="Remarks">What the author should know, gravest first.</param>
/// <param name="MoreRemarks">How many remarks are left out.</param>
/// <param name="CanBeApproved">Whether nothing forbids approval.</param>
public sealed record PolicyReadout(
    ImmutableArray<PolicyReadout.Promise> Promises,
    ImmutableArray<PolicySlot> Slots,
    ImmutableArray<Diagnostic> Remarks,
    int MoreRemarks,
    bool CanBeApproved
)
{
    private const int MostRemarks = 20;

    /// <param name="Line">The line that it stands on, from 1.</param>
    /// <param name="Canonical">The promise as Charter says it, in the reader's language.</param>
    /// <param name="Quote">The sentence of the policy.</param>
    public sealed record Promise(int Line, string Canonical, string Quote);

    /// <summary>Reads a stored text.</summary>
    public static PolicyReadout Of(string text, string format, Wordbook words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return Of(PolicyTexts.Compile(text, format).OnThisDesk(), [], words);
    }

    /// <summary>What was found, with what was wrong with the file it came from.</summary>
    public static PolicyReadout Of(CompiledPolicy compiled, ImmutableArray<Diagnostic> ofFile, Wordbook words)
    {
        ArgumentNullException.ThrowIfNull(compiled);
        ArgumentNullException.ThrowIfNull(words);
        ImmutableArray<Diagnostic> remarks =
        [
            .. ofFile
                .Concat(compiled.Diagnostics.Where(d => ofFile.IsEmpty && d.Severity != DiagnosticSeverity.Info))
                .OrderByDescending(d => d.Severity)
                .ThenBy(d => d.Span.Line),
        ];
        return new PolicyReadout(
            [
                .. compiled.Promises.Select(p => new Promise(
                    p.Sentence.Span.Line,
                    CanonicalSentence.Write(p.Commitment, words.Language.Tag),
                    p.Sentence.Text
                )),
            ],
            [.. compiled.Slots.Where(s => s.InPromise)],
            [.. remarks.Take(MostRemarks)],
            Math.Max(0, remarks.Length - MostRemarks),
            ofFile.All(d => d.Severity != DiagnosticSeverity.Error) && compiled.CanBeApproved
        );
    }
}
