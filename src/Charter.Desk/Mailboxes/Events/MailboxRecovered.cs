using Charter.Desk.Journal;

namespace Charter.Desk.Mailboxes.Events;

/// <summary><c>mailbox.recovered</c>: A mailbox that failed was fetched again.</summary>
[JournalKind("mailbox.recovered")]
public sealed record MailboxRecovered(long MailboxId) : JournalEvent;
