using Charter.Desk.Journal;

namespace Charter.Desk.Mailboxes.Events;

/// <summary><c>mailbox.failed</c>: A mailbox that worked could not be fetched.</summary>
[JournalKind("mailbox.failed")]
public sealed record MailboxFailed(long MailboxId, string Failure) : JournalEvent;
