namespace Charter.Desk.Conversations;

/// <summary>What became of a message that should leave.</summary>
public enum DeliveryState
{
    /// <summary>Nothing has to leave: it came in, or is a note.</summary>
    None,

    /// <summary>Waiting in the outbox.</summary>
    Queued,

    /// <summary>Accepted by the other side.</summary>
    Sent,

    /// <summary>Refused for good; the agent is told why.</summary>
    Refused,

    /// <summary>Given up after many tries.</summary>
    Abandoned,
}
