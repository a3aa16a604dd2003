using Charter.Desk.Journal;

namespace Charter.Desk.Mailboxes.Events;

/// <summary><c>mailbox.changed</c>: A mailbox's settings were changed.</summary>
[JournalKind("mailbox.changed")]
public sealed record MailboxChanged(long MailboxId) : JournalEvent;
