namespace Charter.Desk.Staff;

/// <summary>Who can act.</summary>
public enum ActorKind
{
    /// <summary>The desk itself: clocks, letters, intake.</summary>
    System,
    Staff,

    /// <summary>A customer, known by a verified address or an unguessable link.</summary>
    Customer,

    /// <summary>A program with an API token.</summary>
    Token,
}
