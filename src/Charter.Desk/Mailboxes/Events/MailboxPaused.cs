using Charter.Desk.Journal;

namespace Charter.Desk.Mailboxes.Events;

/// <summary><c>mailbox.paused</c>: A mailbox was paused: no more is taken from it.</summary>
[JournalKind("mailbox.paused")]
public sealed record MailboxPaused(long MailboxId) : JournalEvent;
