using Charter.Policy.Clocks;

namespace Charter.Server.Demo;

/// <summary>Something that a customer of the demo company writes about, in several phrasings.</summary>
/// <param name="Id">A name of its own.</param>
/// <param name="Department">Who answers it.</param>
/// <param name="Kind">What sort of matter it is.</param>
/// <param name="Weight">How often it comes up, against the others.</param>
/// <param name="Language">The language that it is written in.</param>
/// <param name="Subjects">What the subject line says.</param>
/// <param name="Texts">What the customer writes first.</param>
/// <param name="Answers">What the desk answers.</param>
/// <param name="FollowUps">What the customer writes back.</param>
/// <param name="Closings">What the desk answers to that.</param>
/// <param name="Tags">The tags that the ticket gets.</param>
/// <param name="Priority">The priority that it gets; <c>null</c> for normal.</param>
internal sealed record Situation(
    string Id,
    string Department,
    CaseKind Kind,
    int Weight,
    string Language,
    IReadOnlyList<string> Subjects,
    IReadOnlyList<string> Texts,
    IReadOnlyList<string> Answers,
    IReadOnlyList<string> FollowUps,
    IReadOnlyList<string> Closings,
    IReadOnlyList<string> Tags,
    string? Priority = null
)
{
    public bool IsChinese => Language.StartsWith("zh", StringComparison.Ordinal);
}
