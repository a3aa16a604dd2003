using Charter.Desk.Journal;

namespace Charter.Desk.Policies.Events;

/// <summary><c>policy.drafted</c>: A draft of the policy was started.</summary>
[JournalKind("policy.drafted")]
public sealed record PolicyDrafted(long PolicyVersionId, int Number) : JournalEvent;
