using Charter.Desk.Journal;

namespace Charter.Desk.Staff.Events;

/// <summary><c>token.created</c>: An API token was created.</summary>
[JournalKind("token.created")]
public sealed record TokenCreated(long TokenId, string Name, Permissions Scopes) : JournalEvent;
