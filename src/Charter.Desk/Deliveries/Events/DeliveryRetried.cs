using Charter.Desk.Journal;

namespace Charter.Desk.Deliveries.Events;

/// <summary><c>delivery.retried</c>: Somebody asked to try an abandoned delivery again.</summary>
[JournalKind("delivery.retried")]
public sealed record DeliveryRetried(long OutboxId) : JournalEvent;
