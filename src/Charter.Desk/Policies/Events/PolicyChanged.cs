using Charter.Desk.Journal;

namespace Charter.Desk.Policies.Events;

/// <summary><c>policy.changed</c>: The text of a draft was changed.</summary>
[JournalKind("policy.changed")]
public sealed record PolicyChanged(long PolicyVersionId, int Number) : JournalEvent;
