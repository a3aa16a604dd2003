using Charter.Desk.Journal;
using NodaTime;

namespace Charter.Desk.Conversations.Events;

/// <summary>
/// <c>answer.held</c>: An answer was written and leaves later: it can be taken back until then. The customer has
/// nothing yet, so that no clock sees it; <c>message.sent</c> follows when it leaves.
/// </summary>
[JournalKind("answer.held")]
public sealed record AnswerHeld(long HeldReplyId, Instant LeavesAt, bool IsScheduled) : JournalEvent;
