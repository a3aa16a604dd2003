namespace Charter.Policy.Language;

/// <summary>What a sentence of a policy is; the first that applies (<c>docs/policy-language/labels.md</c>).</summary>
public enum SentenceKind
{
    /// <summary>A slot to fill, alone or inside a promise.</summary>
    Placeholder,

    /// <summary>At least one complete promise with a clock.</summary>
    Commitment,

    /// <summary>Which hours or days are staffed or count.</summary>
    Hours,

    /// <summary>Values, behaviour, procedure, promises without a clock.</summary>
    Guidance,

    /// <summary>Customers' rights and duties, retention, past targets, fees, definitions, and the rest.</summary>
    Other,
}
