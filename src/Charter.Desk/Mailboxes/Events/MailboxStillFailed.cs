using Charter.Desk.Journal;

namespace Charter.Desk.Mailboxes.Events;

/// <summary><c>mailbox.still_failed</c>: A mailbox fails for so long that somebody should look at it; once until it recovers.</summary>
[JournalKind("mailbox.still_failed")]
public sealed record MailboxStillFailed(long MailboxId, string Failure) : JournalEvent;
