using Charter.Desk.Journal;

namespace Charter.Desk.Conversations.Events;

/// <summary><c>message.forwarded</c>: Something of a ticket was sent to a third party. No clock sees it: the customer has heard nothing.</summary>
[JournalKind("message.forwarded")]
public sealed record MessageForwarded(long MessageId, string Address) : JournalEvent;
