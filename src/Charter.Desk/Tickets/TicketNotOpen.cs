using Charter.Desk.Shared;

namespace Charter.Desk.Tickets;

/// <summary>The ticket is resolved or closed, and this can be done with an open one only.</summary>
public sealed record TicketNotOpen() : Refusal("ticket-not-open", "The ticket is resolved or closed. Reopen it first.");
