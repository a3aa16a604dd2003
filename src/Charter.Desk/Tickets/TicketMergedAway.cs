using Charter.Desk.Shared;

namespace Charter.Desk.Tickets;

/// <summary>The ticket went into another one, where the work goes on.</summary>
/// <param name="IntoTicketId">The ticket that goes on.</param>
public sealed record TicketMergedAway(long IntoTicketId)
    : Refusal("ticket-merged-away", "The ticket was merged into another one. Go on there.");
