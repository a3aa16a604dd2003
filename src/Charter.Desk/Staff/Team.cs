namespace Charter.Desk.Staff;

/// <summary>A group of people inside a department, to whom tickets can be given together.</summary>
public sealed class Team
{
    public long Id { get; init; }
    public long DepartmentId { get; init; }
    public required string Name { get; set; }
    public bool IsArchived { get; set; }
}
