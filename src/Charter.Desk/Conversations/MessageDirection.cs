namespace Charter.Desk.Conversations;

/// <summary>Who a message is from and for.</summary>
public enum MessageDirection
{
    /// <summary>From the customer.</summary>
    Inbound,

    /// <summary>From us to the customer.</summary>
    Outbound,

    /// <summary>For staff only.</summary>
    Note,
}
