namespace Charter.Policy.Clocks;

/// <summary>How a clock stands.</summary>
public enum ClockOutcome
{
    /// <summary>Counting, in time so far.</summary>
    Running,

    /// <summary>Stopped for a while; no due time until it resumes.</summary>
    Paused,

    /// <summary>Done in time.</summary>
    Kept,

    /// <summary>Past its due time and still not done.</summary>
    Overdue,

    /// <summary>Done, but late. Kept late is broken.</summary>
    Broken,

    /// <summary>Ended without a verdict: its ticket was merged away, or a change took the promise off it.</summary>
    Ended,
}
