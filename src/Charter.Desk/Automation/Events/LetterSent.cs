using Charter.Desk.Journal;

namespace Charter.Desk.Automation.Events;

/// <summary>
/// <c>letter.sent</c>: A person sent the customer a letter that the policy speaks of: an update, or the answer to the
/// matter. The promise names the sentence that demanded it; <c>null</c> where none did.
/// </summary>
[JournalKind("letter.sent")]
public sealed record LetterSent(long MessageId, string Letter, string? CommitmentKey) : JournalEvent;
