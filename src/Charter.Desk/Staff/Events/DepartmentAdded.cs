using Charter.Desk.Journal;

namespace Charter.Desk.Staff.Events;

/// <summary><c>department.added</c>: A department was added.</summary>
[JournalKind("department.added")]
public sealed record DepartmentAdded(long DepartmentId) : JournalEvent;
