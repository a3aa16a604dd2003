namespace Charter.Policy.Language;

/// <summary>The part of a commitment that a run of words gave.</summary>
public enum EvidencePart
{
    Subject,
    Action,
    Within,
    Percent,
    Condition,

    /// <summary>Inherited from a heading, a lead-in or an earlier sentence, not from the sentence itself.</summary>
    Inherited,
}
