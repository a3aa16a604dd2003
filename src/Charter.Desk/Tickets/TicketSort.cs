namespace Charter.Desk.Tickets;

/// <summary>The orders of ticket lists.</summary>
public enum TicketSort
{
    /// <summary>Nearest due time first; tickets without one last, newest first.</summary>
    NextDue,

    /// <summary>Newest first.</summary>
    Newest,
}
