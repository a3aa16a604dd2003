using System.Collections.Immutable;
using Charter.Policy.Language.Analysis;

namespace Charter.Policy.Language;

/// <summary>Finds the promises that a desk cannot measure, because no channel of it ever sees what they speak of.</summary>
public static class ChannelCheck
{
    /// <summary>A warning (P141) for each such promise, in document order. Promises about items (complaints, requests …) and
    /// about any contact are measured on whatever channel there is.</summary>
    /// <param name="policy">The compiled policy.</param>
    /// <param name="channels">The channels that the desk takes in or records.</param>
    public static ImmutableArray<Diagnostic> Find(CompiledPolicy policy, IReadOnlySet<ServedSubject> channels)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(channels);
        var language = LanguagePacks.Of(policy.Language);
        return
        [
            .. policy
                .Promises.Where(p => IsChannel(p.Commitment.Subject) && !channels.Contains(p.Commitment.Subject))
                .Select(p =>
                    language.Messages.Write(
                        "P141",
                        DiagnosticSeverity.Warning,
                        p.Sentence.Span,
                        CanonicalSentence.Write(p.Commitment, language.Tag)
                    )
                ),
        ];
    }

    private static bool IsChannel(ServedSubject subject) =>
        subject
            is not (
                ServedSubject.Any
                or ServedSubject.Complaint
                or ServedSubject.Enquiry
                or ServedSubject.Request
                or ServedSubject.Escalation
            );
}
