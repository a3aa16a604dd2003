using Charter.Desk.Journal;

namespace Charter.Desk.Staff.Events;

/// <summary><c>staff.signed_in</c>: A staff member signed in.</summary>
[JournalKind("staff.signed_in")]
public sealed record StaffSignedIn(long StaffId, long SessionId) : JournalEvent;
