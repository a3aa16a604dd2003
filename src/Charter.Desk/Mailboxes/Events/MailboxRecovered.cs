using Charter.Desk.Journal;

namespace Charter.Desk.Mailboxes.Events;

/// <summary><c>mailbox.recovered</c>: A mailbox that failed was fetched again.</summary>
/// <param name="MailboxId">The mailbox.</param>
/// <param name="WasTold">Whether administrators had been told that it fails.</param>
[JournalKind("mailbox.recovered")]
public sealed record MailboxRecovered(long MailboxId, bool WasTold = false) : JournalEvent;
