using Charter.Desk.Journal;

namespace Charter.Desk.Staff.Events;

/// <summary><c>department.changed</c>: A department's details or members were changed.</summary>
[JournalKind("department.changed")]
public sealed record DepartmentChanged(long DepartmentId) : JournalEvent;
