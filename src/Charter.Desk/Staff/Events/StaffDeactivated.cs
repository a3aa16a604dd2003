using Charter.Desk.Journal;

namespace Charter.Desk.Staff.Events;

/// <summary><c>staff.deactivated</c>: A staff member may not sign in any more.</summary>
[JournalKind("staff.deactivated")]
public sealed record StaffDeactivated(long StaffId) : JournalEvent;
