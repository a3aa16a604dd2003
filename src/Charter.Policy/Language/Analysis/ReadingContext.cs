namespace Charter.Policy.Language.Analysis;

/// <summary>What a sentence may take from its surroundings in the document.</summary>
/// <param name="Subjects">What the lead-in or heading speaks of.</param>
/// <param name="Action">What the lead-in, heading or column promises.</param>
/// <param name="Conditions">What the lead-in or row limits it to.</param>
internal sealed record ReadingContext(
    IReadOnlyList<ServedSubject> Subjects,
    ServiceAction? Action,
    IReadOnlyList<Condition> Conditions
)
{
    /// <summary>Whether the sentence it came from spoke of a time: only then does a later "this" point back to its promise.</summary>
    public bool HasTime { get; init; }

    /// <summary>Whether the conditions stand after the sentence's own rather than before.</summary>
    public bool LabelsLast { get; init; }

    /// <summary>Whether it speaks of what we do: an item under "We aim to:" orders nothing of the customer.</summary>
    public bool IsOurs { get; init; }

    /// <summary>Whether the action only comes of "How long it takes": an email is then answered rather than settled.</summary>
    public bool IsHowLong { get; init; }

    public static ReadingContext None { get; } = new([], null, []);
}
