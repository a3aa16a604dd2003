using Charter.Desk.Journal;

namespace Charter.Desk.Conversations.Events;

/// <summary><c>third_party.answered</c>: Somebody outside, who was asked about a ticket, answered. For staff only; no clock sees it.</summary>
[JournalKind("third_party.answered")]
public sealed record ThirdPartyAnswered(long MessageId, string Address, bool Automatic) : JournalEvent;
