using Charter.Desk.Journal;

namespace Charter.Desk.Staff.Events;

/// <summary><c>staff.joined</c>: A person joined the desk.</summary>
[JournalKind("staff.joined")]
public sealed record StaffJoined(long StaffId, Role Role) : JournalEvent;
