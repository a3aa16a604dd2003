namespace Charter.Desk.Staff;

/// <summary>The roles of the desk. What each may do is in <see cref="RolePermissions"/>.</summary>
public enum Role
{
    /// <summary>Customer service representative: answers tickets of their departments.</summary>
    Representative,

    /// <summary>Technical support specialist: as a representative, for what is referred to them.</summary>
    Specialist,

    /// <summary>Customer service manager: owns the policy, escalations and figures.</summary>
    Manager,

    /// <summary>Runs the desk: people, mail, settings.</summary>
    Administrator,

    /// <summary>Reads everything, changes nothing.</summary>
    Auditor,
}
