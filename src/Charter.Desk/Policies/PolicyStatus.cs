namespace Charter.Desk.Policies;

/// <summary>Where a policy version stands in its life.</summary>
public enum PolicyStatus
{
    /// <summary>Being written.</summary>
    Draft,

    /// <summary>Signed, not yet in force.</summary>
    Approved,

    /// <summary>Governs tickets that open now.</summary>
    InForce,

    /// <summary>Replaced; still governs the tickets that opened under it.</summary>
    Superseded,
}
