namespace Charter.Server.Design;

/// <summary>How a promise stands, as its chip shows it.</summary>
public enum PromiseState
{
    /// <summary>Running, in time, not yet at its warning.</summary>
    Running,

    /// <summary>Running, past its warning.</summary>
    Warned,

    /// <summary>Past its time and still not done.</summary>
    Late,

    /// <summary>Done in time.</summary>
    Kept,

    /// <summary>Done, but late.</summary>
    Broken,

    /// <summary>Stopped for a while.</summary>
    Paused,
}
