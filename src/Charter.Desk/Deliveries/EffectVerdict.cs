namespace Charter.Desk.Deliveries;

/// <summary>How a try to carry out an effect ended.</summary>
public enum EffectVerdict
{
    /// <summary>The other side took it.</summary>
    Done,

    /// <summary>The other side said no for good.</summary>
    Refused,

    /// <summary>The other side was not reached, or said "later".</summary>
    Lost,

    /// <summary>It can't leave yet: a cap is reached, or there is no way out. Nothing was tried, and no try is counted.</summary>
    PutOff,
}
