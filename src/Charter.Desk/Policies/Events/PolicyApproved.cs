using Charter.Desk.Journal;

namespace Charter.Desk.Policies.Events;

/// <summary><c>policy.approved</c>: A draft was approved.</summary>
[JournalKind("policy.approved")]
public sealed record PolicyApproved(long PolicyVersionId, int Number) : JournalEvent;
