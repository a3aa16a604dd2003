namespace Charter.Desk.Staff;

/// <summary>What an actor may do. A role is a set of these (<see cref="RolePermissions"/>); an API token carries some of them as scopes.</summary>
[Flags]
public enum Permissions : long
{
    None = 0,

    /// <summary>Read tickets of one's own departments.</summary>
    ReadTickets = 1 << 0,

    /// <summary>Read tickets of every department.</summary>
    ReadAllTickets = 1 << 1,

    /// <summary>Answer, note, wait, resolve, reopen, assign and refer tickets that one may read.</summary>
    WorkTickets = 1 << 2,

    /// <summary>Escalate tickets and complete escalation records.</summary>
    EscalateTickets = 1 << 3,

    /// <summary>Open tickets for customers.</summary>
    OpenTickets = 1 << 4,
    ReadCustomers = 1 << 5,
    EditCustomers = 1 << 6,
    ReadPromises = 1 << 7,
    ReadPolicy = 1 << 8,
    EditPolicy = 1 << 9,
    ApprovePolicy = 1 << 10,

    /// <summary>Support hours, escalation matrix, mail, company, departments.</summary>
    EditSettings = 1 << 11,

    /// <summary>People, roles, invitations, sessions, API tokens.</summary>
    EditStaff = 1 << 12,
    ReadJournal = 1 << 13,

    /// <summary>See and retry what failed to leave, and what was quarantined.</summary>
    Operate = 1 << 14,

    /// <summary>Edit templates for answers and letters.</summary>
    EditTemplates = 1 << 15,
}
