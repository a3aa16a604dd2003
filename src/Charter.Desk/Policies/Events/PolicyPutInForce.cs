using Charter.Desk.Journal;

namespace Charter.Desk.Policies.Events;

/// <summary>
/// <c>policy.put_in_force</c>: A policy version governs tickets that open from now on, and the open ones where that
/// was said.
/// </summary>
[JournalKind("policy.put_in_force")]
public sealed record PolicyPutInForce(long PolicyVersionId, int Number, int Edition, bool OpenTicketsToo = false)
    : JournalEvent;
