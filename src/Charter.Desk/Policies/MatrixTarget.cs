namespace Charter.Desk.Policies;

/// <summary>Who is told at a level of the escalation matrix.</summary>
public enum MatrixTarget
{
    /// <summary>Whoever has the ticket.</summary>
    Assignee,

    /// <summary>Everybody in its department.</summary>
    Department,

    /// <summary>The manager of its department.</summary>
    DepartmentManager,

    /// <summary>Everybody with a role.</summary>
    Role,

    /// <summary>One person.</summary>
    Person,
}
