using Charter.Policy;

namespace Charter.LanguageScore;

/// <summary>The near-equivalences at the end of the label guide (<c>docs/policy-language/labels.md</c>).</summary>
internal static class Nearness
{
    /// <summary>Whether a reader would accept one for the other: the same time, and nearly the same thing.</summary>
    public static bool IsNear(Commitment expected, Commitment read) =>
        expected.Within == read.Within
        && expected.Every == read.Every
        && expected.Percent == read.Percent
        && IsNearSubject(expected.Subject, read.Subject)
        && IsNearAction(expected, read)
        && Firm(expected).SequenceEqual(Firm(read));

    private static bool IsNearSubject(ServedSubject a, ServedSubject b) =>
        a == b
        || a == ServedSubject.Any
        || b == ServedSubject.Any
        || (a, b) is (ServedSubject.Enquiry, ServedSubject.Request) or (ServedSubject.Request, ServedSubject.Enquiry);

    private static bool IsNearAction(Commitment expected, Commitment read)
    {
        var (a, b) = (expected.Action, read.Action);
        bool Either(ServiceAction x, ServiceAction y) => (a == x && b == y) || (a == y && b == x);
        return a == b
            || Either(ServiceAction.FirstResponse, ServiceAction.Respond)
            || (expected.Subject == ServedSubject.Chat && Either(ServiceAction.Answer, ServiceAction.Respond))
            || (expected.Subject == ServedSubject.Complaint && Either(ServiceAction.Respond, ServiceAction.Resolve));
    }

    /// <summary>The conditions without those that may be missing, in a fixed order.</summary>
    private static IEnumerable<string> Firm(Commitment commitment) =>
        commitment
            .Conditions.Where(c =>
                c.Kind is not (ConditionKind.Unresolved or ConditionKind.Other or ConditionKind.Simple)
            )
            .Select(Vocabulary.Write)
            .Order(StringComparer.Ordinal);
}
