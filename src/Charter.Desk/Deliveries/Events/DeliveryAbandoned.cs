using Charter.Desk.Journal;

namespace Charter.Desk.Deliveries.Events;

/// <summary><c>delivery.abandoned</c>: Something that should have left was given up after many tries.</summary>
[JournalKind("delivery.abandoned")]
public sealed record DeliveryAbandoned(long OutboxId, string Effect, string Error) : JournalEvent;
