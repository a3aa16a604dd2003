namespace Charter.Policy;

/// <summary>The kinds of condition that a commitment can carry.</summary>
public enum ConditionKind
{
    /// <summary>Only where the clock starts in a peak window.</summary>
    Peak,

    /// <summary>Only where the clock starts outside every peak window.</summary>
    OffPeak,

    /// <summary>Counted in support hours only.</summary>
    OfficeHours,

    /// <summary>Only where the clock starts outside support hours.</summary>
    OutOfHours,
    HighVolume,

    /// <summary>The matter could not be settled at once, or in the first limit.</summary>
    Unresolved,
    Simple,
    Complex,
    Appointment,
    NoAppointment,

    /// <summary>The figure is an average over a period.</summary>
    Average,

    /// <summary>Only items that arrived by the named channel (<c>channel:email</c>).</summary>
    Channel,

    /// <summary>Only a stage of a complaint or review (<c>stage:2</c>).</summary>
    Stage,

    /// <summary>Only customers of a named service plan (<c>plan:gold</c>).</summary>
    Plan,

    /// <summary>Only items of a named priority (<c>priority:p1</c>).</summary>
    Priority,

    /// <summary>Said in words that no engine can decide (<c>other:on hold</c>); a person says whether it holds.</summary>
    Other,
}
