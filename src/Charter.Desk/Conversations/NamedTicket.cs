using Charter.Desk.Tickets;

namespace Charter.Desk.Conversations;

/// <summary>A ticket that a message points to.</summary>
/// <param name="Ticket">The ticket, merges followed.</param>
/// <param name="IsGuessable">Whether only its number points there, which anybody can guess.</param>
public sealed record NamedTicket(Ticket Ticket, bool IsGuessable);
