using Charter.Desk.Conversations;
using Charter.Desk.Tickets;
using Charter.Server.Design;

namespace Charter.Server.Workplace;

/// <summary>One row of a list of tickets as people see it.</summary>
/// <param name="Row">The ticket.</param>
/// <param name="Nearest">Its nearest promise; <c>null</c> where none runs.</param>
/// <param name="Url">Its page, with the way back to the list.</param>
public sealed record InboxLine(TicketRow Row, PromiseChipView? Nearest, string Url)
{
    /// <summary>Where a search found its words in the conversation; <c>null</c> outside a search, or where they stand elsewhere.</summary>
    public FindPassages.Passage? Found { get; init; }
}
