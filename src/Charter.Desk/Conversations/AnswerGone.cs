using Charter.Desk.Shared;

namespace Charter.Desk.Conversations;

/// <summary>The answer has left, or was taken back: there is nothing to take back any more.</summary>
public sealed record AnswerGone()
    : Refusal("answer-gone", "The answer has left already, or was taken back.", RefusalKind.NotFound);
