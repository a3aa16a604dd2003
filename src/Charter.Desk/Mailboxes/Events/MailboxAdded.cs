using Charter.Desk.Journal;

namespace Charter.Desk.Mailboxes.Events;

/// <summary><c>mailbox.added</c>: A mailbox was added.</summary>
[JournalKind("mailbox.added")]
public sealed record MailboxAdded(long MailboxId) : JournalEvent;
