using Charter.Desk.Journal;

namespace Charter.Desk.Mailboxes.Events;

/// <summary><c>mailbox.removed</c>: A mailbox was removed; its tickets stay.</summary>
[JournalKind("mailbox.removed")]
public sealed record MailboxRemoved(long MailboxId) : JournalEvent;
