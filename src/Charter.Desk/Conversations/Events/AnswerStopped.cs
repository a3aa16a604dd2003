using Charter.Desk.Journal;
using Charter.Desk.Staff;

namespace Charter.Desk.Conversations.Events;

/// <summary><c>answer.stopped</c>: An answer that waited for its time was stopped, and its author is told why.</summary>
/// <param name="HeldReplyId">The answer.</param>
/// <param name="Because">Why.</param>
/// <param name="AuthorKind">Who wrote it.</param>
/// <param name="AuthorId">Their id.</param>
[JournalKind("answer.stopped")]
public sealed record AnswerStopped(long HeldReplyId, HeldBecause Because, ActorKind AuthorKind, long AuthorId)
    : JournalEvent;
