using Charter.Desk.Journal;

namespace Charter.Desk.Conversations.Events;

/// <summary><c>note.added</c>: A note for staff only was added.</summary>
[JournalKind("note.added")]
public sealed record NoteAdded(long MessageId) : JournalEvent;
