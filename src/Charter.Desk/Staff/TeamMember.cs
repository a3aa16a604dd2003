namespace Charter.Desk.Staff;

/// <summary>A staff member belongs to a team.</summary>
public sealed class TeamMember
{
    public long TeamId { get; init; }
    public long StaffId { get; init; }
}
