using Charter.Desk.Journal;

namespace Charter.Desk.Staff.Events;

/// <summary><c>staff.invited</c>: A person was invited to the desk.</summary>
[JournalKind("staff.invited")]
public sealed record StaffInvited(long StaffId, Role Role) : JournalEvent;
