using Charter.Desk.Journal;

namespace Charter.Desk.Conversations.Events;

/// <summary><c>message.delivery_changed</c>: A message was delivered, refused or given up.</summary>
[JournalKind("message.delivery_changed")]
public sealed record MessageDeliveryChanged(long MessageId, DeliveryState State, string? Detail) : JournalEvent;
