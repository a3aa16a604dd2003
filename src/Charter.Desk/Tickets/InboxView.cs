namespace Charter.Desk.Tickets;

/// <summary>The views of the inbox. All but <see cref="All"/> show open tickets only.</summary>
public enum InboxView
{
    /// <summary>Whatever the actor may see.</summary>
    All,

    /// <summary>Assigned to the actor.</summary>
    Mine,

    /// <summary>In a department of the actor.</summary>
    Department,

    /// <summary>Assigned to nobody.</summary>
    Unassigned,

    /// <summary>The nearest promise is past its warning and not yet due.</summary>
    BreakingSoon,

    /// <summary>A promise is past due and still not done.</summary>
    Broken,
}
