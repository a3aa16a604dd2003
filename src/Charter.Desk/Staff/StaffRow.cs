using System.Collections.Immutable;

namespace Charter.Desk.Staff;

/// <summary>One person as lists show them.</summary>
/// <param name="Id">The staff member.</param>
/// <param name="Name">The name.</param>
/// <param name="Email">The address to sign in with.</param>
/// <param name="Role">The role.</param>
/// <param name="IsActive">Whether they may sign in.</param>
/// <param name="HasJoined">Whether they accepted their invitation.</param>
/// <param name="Departments">The ids of their departments.</param>
/// <param name="Version">The version to edit.</param>
public sealed record StaffRow(
    long Id,
    string Name,
    string Email,
    Role Role,
    bool IsActive,
    bool HasJoined,
    ImmutableArray<long> Departments,
    int Version
);
