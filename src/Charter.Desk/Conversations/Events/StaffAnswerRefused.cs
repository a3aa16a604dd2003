using Charter.Desk.Journal;

namespace Charter.Desk.Conversations.Events;

/// <summary><c>staff_answer.refused</c>: A colleague's answer by mail, or one in their name, did not count.</summary>
/// <param name="StaffId">Whose address it was sent to.</param>
/// <param name="Reason">Why, in words.</param>
[JournalKind("staff_answer.refused")]
public sealed record StaffAnswerRefused(long StaffId, string Reason) : JournalEvent;
