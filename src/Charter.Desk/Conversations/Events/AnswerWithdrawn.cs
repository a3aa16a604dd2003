using Charter.Desk.Journal;

namespace Charter.Desk.Conversations.Events;

/// <summary><c>answer.withdrawn</c>: An answer that had not left was taken back. Nothing was sent.</summary>
[JournalKind("answer.withdrawn")]
public sealed record AnswerWithdrawn(long HeldReplyId) : JournalEvent;
