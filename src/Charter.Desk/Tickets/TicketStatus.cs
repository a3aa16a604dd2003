namespace Charter.Desk.Tickets;

/// <summary>Where a ticket stands.</summary>
public enum TicketStatus
{
    /// <summary>Nobody has taken it up.</summary>
    New,

    /// <summary>Ours to act on.</summary>
    Open,

    /// <summary>We asked the customer something.</summary>
    WaitingForCustomer,

    /// <summary>Held for a reason of ours.</summary>
    OnHold,

    /// <summary>Settled; a reply opens it again.</summary>
    Resolved,

    /// <summary>Ended for good; a reply opens a new ticket.</summary>
    Closed,
}
