using Charter.Desk.Tickets;

namespace Charter.Desk.Conversations;

/// <summary>Where something that arrived goes.</summary>
/// <param name="Ticket">The ticket.</param>
/// <param name="OpenedNew">Whether it was opened for it.</param>
/// <param name="Named">The ticket that it named and does not go into.</param>
/// <param name="HeldForCheck">Whether that one is somebody else's.</param>
/// <param name="IsForged">Whether it names a known customer as its sender and its domain says that it is not from there.</param>
internal sealed record FiledPlace(Ticket Ticket, bool OpenedNew, Ticket? Named, bool HeldForCheck, bool IsForged);
