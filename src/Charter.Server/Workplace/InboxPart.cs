using Charter.Desk.Tickets;

namespace Charter.Server.Workplace;

/// <summary>What the inbox shows and what keeps itself fresh.</summary>
/// <param name="Query">Which list.</param>
/// <param name="Lines">Its rows.</param>
/// <param name="Counts">How many tickets each view holds.</param>
/// <param name="NextUrl">The page that follows.</param>
public sealed record InboxPart(
    InboxQuery Query,
    IReadOnlyList<InboxLine> Lines,
    CountInbox.Result Counts,
    string? NextUrl
)
{
    /// <summary>What the filter offers.</summary>
    public required ListTicketChoices.Result Choices { get; init; }

    /// <summary>Whether the reader may open tickets for customers.</summary>
    public bool MayOpen { get; init; }
}
