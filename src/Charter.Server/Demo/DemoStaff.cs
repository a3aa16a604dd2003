using Charter.Desk.Staff;

namespace Charter.Server.Demo;

/// <summary>Somebody who works at the demo company.</summary>
/// <param name="Actor">The person as slices know them.</param>
/// <param name="Name">The name.</param>
/// <param name="Email">The address to sign in with.</param>
/// <param name="Role">The role.</param>
/// <param name="Departments">Where they belong.</param>
/// <param name="IsSick">Whether they are away in the bad week.</param>
internal sealed record DemoStaff(
    Actor Actor,
    string Name,
    string Email,
    Role Role,
    IReadOnlyList<string> Departments,
    bool IsSick
);
