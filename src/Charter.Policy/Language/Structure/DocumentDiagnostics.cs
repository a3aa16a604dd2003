using Charter.Policy.Language.Analysis;
using Charter.Policy.Language.Timetables;

namespace Charter.Policy.Language.Structure;

/// <summary>What concerns the document as a whole: nothing in it, cut off, hours that promises need but nobody wrote.</summary>
internal static class DocumentDiagnostics
{
    public static List<Diagnostic> Find(
        List<PolicySentence> sentences,
        TimetableCollector hours,
        LanguagePack language,
        bool isCut
    )
    {
        var start = new TextSpan(1, 1, 0);
        var found = new List<Diagnostic>(hours.Diagnostics);
        void Add(string code, DiagnosticSeverity severity, string detail = "", TextSpan? span = null) =>
            found.Add(language.Messages.Write(code, severity, span ?? start, detail, Example(language)));

        if (isCut)
        {
            Add(
                "P203",
                DiagnosticSeverity.Error,
                PolicyCompiler.LongestText.ToString("N0", System.Globalization.CultureInfo.InvariantCulture)
            );
        }

        if (sentences.Count == 0)
        {
            Add("P201", DiagnosticSeverity.Error);
            return found;
        }

        var promises = sentences.SelectMany(s => s.Commitments.Select(c => (Sentence: s, c.Commitment))).ToList();
        if (promises.Count == 0)
        {
            Add("P202", DiagnosticSeverity.Warning);
            return found;
        }

        if (
            !hours.HasPeak
            && promises.Find(p =>
                p.Commitment.Conditions.Has(ConditionKind.Peak) || p.Commitment.Conditions.Has(ConditionKind.OffPeak)
            )
                is { Sentence: { } peak }
        )
        {
            Add("P132", DiagnosticSeverity.Warning, span: peak.Span);
        }

        if (!hours.HasHours && promises.Find(p => CountsWorkingTime(p.Commitment)) is { Sentence: { } working })
        {
            Add("P133", DiagnosticSeverity.Info, span: working.Span);
        }

        if (hours.HasHours && !hours.IsAlwaysOpen)
        {
            foreach (var (span, commitment) in LiveOutOfHours(sentences))
            {
                Add("P140", DiagnosticSeverity.Warning, CanonicalSentence.Write(commitment, language.Tag), span);
            }
        }

        return found;
    }

    private static IEnumerable<(TextSpan Span, Commitment Commitment)> LiveOutOfHours(List<PolicySentence> sentences) =>
        from sentence in sentences
        from found in sentence.Commitments
        from commitment in found.Counted()
        where IsLiveOutOfHours(commitment) || (found.AroundTheClock && IsOutOfHours(commitment))
        select (sentence.Span, commitment);

    private static bool CountsWorkingTime(Commitment c) =>
        c.Within.Unit is TimeUnit.BusinessDay or TimeUnit.BusinessHour || c.Conditions.Has(ConditionKind.OfficeHours);

    private static bool IsLiveOutOfHours(Commitment c) =>
        c.Action is ServiceAction.Answer or ServiceAction.Greet && IsOutOfHours(c);

    private static bool IsOutOfHours(Commitment c) => c.Conditions.Has(ConditionKind.OutOfHours);

    private static string Example(LanguagePack language) =>
        CanonicalSentence.Write(
            new Commitment(
                ServedSubject.Email,
                ServiceAction.Respond,
                new Allowance(24, TimeUnit.Hour),
                false,
                null,
                ConditionSet.None
            ),
            language.Tag
        );
}
