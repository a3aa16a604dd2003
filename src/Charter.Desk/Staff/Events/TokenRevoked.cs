using Charter.Desk.Journal;

namespace Charter.Desk.Staff.Events;

/// <summary><c>token.revoked</c>: An API token was revoked.</summary>
[JournalKind("token.revoked")]
public sealed record TokenRevoked(long TokenId) : JournalEvent;
