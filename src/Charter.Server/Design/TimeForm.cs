namespace Charter.Server.Design;

/// <summary>How a time is written.</summary>
public enum TimeForm
{
    /// <summary>From now: "12 min ago".</summary>
    Relative,

    /// <summary>As a moment: "Tue 17:00".</summary>
    Moment,

    /// <summary>In full, with the zone.</summary>
    Exact,
}
