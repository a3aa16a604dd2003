using Charter.Desk.Journal;

namespace Charter.Desk.Mailboxes.Events;

/// <summary><c>mailbox.resumed</c>: A paused mailbox is taken from again.</summary>
[JournalKind("mailbox.resumed")]
public sealed record MailboxResumed(long MailboxId) : JournalEvent;
