namespace Charter.Desk.Conversations;

/// <summary>What becomes of a ticket when a reply is sent. The composer's button says which.</summary>
public enum AfterSend
{
    /// <summary>It stays ours to act on.</summary>
    KeepOpen,

    /// <summary>It waits for the customer.</summary>
    Wait,

    /// <summary>It is resolved.</summary>
    Resolve,
}
