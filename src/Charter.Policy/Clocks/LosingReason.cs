namespace Charter.Policy.Clocks;

/// <summary>Why one commitment gave way to another.</summary>
public enum LosingReason
{
    /// <summary>The winner's conditions (priority, stage, peak) are more specific.</summary>
    LessSpecificCondition,

    /// <summary>The winner's subject is more specific.</summary>
    LessSpecificSubject,

    /// <summary>As specific, but the winner is due sooner.</summary>
    Longer,
}
