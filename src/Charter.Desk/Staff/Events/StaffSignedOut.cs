using Charter.Desk.Journal;

namespace Charter.Desk.Staff.Events;

/// <summary><c>staff.signed_out</c>: A staff member signed out.</summary>
[JournalKind("staff.signed_out")]
public sealed record StaffSignedOut(long StaffId, long SessionId) : JournalEvent;
