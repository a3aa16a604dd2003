namespace Charter.Desk.Staff;

/// <summary>A staff member belongs to a department.</summary>
public sealed class DepartmentMember
{
    public long DepartmentId { get; init; }
    public long StaffId { get; init; }
}
