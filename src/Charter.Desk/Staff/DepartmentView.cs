namespace Charter.Desk.Staff;

/// <summary>A department with its people and teams.</summary>
/// <param name="Department">The department.</param>
/// <param name="StaffIds">Who belongs to it.</param>
/// <param name="Teams">Its teams in use.</param>
public sealed record DepartmentView(Department Department, IReadOnlyList<long> StaffIds, IReadOnlyList<Team> Teams);
