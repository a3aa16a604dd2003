using Charter.Desk.Journal;

namespace Charter.Desk.Conversations.Events;

/// <summary><c>message.complained</c>: A receiver told their provider that a message of ours is unwanted.</summary>
/// <param name="MessageId">Which message.</param>
/// <param name="Kind">What the provider calls it, for example <c>abuse</c>.</param>
[JournalKind("message.complained")]
public sealed record MailComplained(long MessageId, string Kind) : JournalEvent;
