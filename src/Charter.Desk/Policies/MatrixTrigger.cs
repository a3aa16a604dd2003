namespace Charter.Desk.Policies;

/// <summary>When a level of the escalation matrix is told.</summary>
public enum MatrixTrigger
{
    /// <summary>A promise is about to break.</summary>
    Warned,

    /// <summary>A promise broke.</summary>
    Broken,

    /// <summary>A promise has been broken for a while and is still not kept.</summary>
    StillBroken,

    /// <summary>A person escalated to this level.</summary>
    Escalated,
}
