namespace Charter.Desk.Staff;

/// <summary>The permission set of each role.</summary>
public static class RolePermissions
{
    private const Permissions Front =
        Permissions.ReadTickets
        | Permissions.WorkTickets
        | Permissions.EscalateTickets
        | Permissions.OpenTickets
        | Permissions.ReadCustomers
        | Permissions.EditCustomers
        | Permissions.ReadPromises
        | Permissions.ReadPolicy;

    private const Permissions Lead =
        Front
        | Permissions.ReadAllTickets
        | Permissions.EditPolicy
        | Permissions.ApprovePolicy
        | Permissions.EditTemplates
        | Permissions.ReadJournal;

    /// <summary>What the role may do.</summary>
    public static Permissions Of(Role role) =>
        role switch
        {
            Role.Representative or Role.Specialist => Front,
            Role.Manager => Lead,
            Role.Administrator => Lead | Permissions.EditSettings | Permissions.EditStaff | Permissions.Operate,
            Role.Auditor => Permissions.ReadTickets
                | Permissions.ReadAllTickets
                | Permissions.ReadCustomers
                | Permissions.ReadPromises
                | Permissions.ReadPolicy
                | Permissions.ReadJournal,
            _ => throw new ArgumentOutOfRangeException(nameof(role), role, "No such role."),
        };
}
