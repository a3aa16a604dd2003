using Charter.Desk.Journal;

namespace Charter.Desk.Staff.Events;

/// <summary><c>session.revoked</c>: A session was ended by somebody else.</summary>
[JournalKind("session.revoked")]
public sealed record SessionRevoked(long StaffId, long SessionId) : JournalEvent;
