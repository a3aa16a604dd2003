using Charter.Desk.Conversations;

namespace Charter.Server.Workplace;

/// <summary>An answer that has not left, as the ticket's page shows it.</summary>
/// <param name="Answer">The answer.</param>
/// <param name="IsOutsideHours">Whether it leaves while nobody is there to read what comes back.</param>
/// <param name="IsAfterDue">Whether it leaves after the nearest promise is due.</param>
public sealed record HeldView(ListHeldReplies.Row Answer, bool IsOutsideHours, bool IsAfterDue);
