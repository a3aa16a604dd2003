namespace Charter.Server.Policies;

/// <summary>The kinds of promise that a reader tells apart by colour, icon and word.</summary>
public enum PromiseFamily
{
    /// <summary>Receipt is confirmed.</summary>
    Acknowledge,

    /// <summary>An answer is given.</summary>
    Respond,

    /// <summary>The matter is settled.</summary>
    Resolve,

    /// <summary>The customer is kept informed.</summary>
    Update,

    /// <summary>A person is there: calls, chats, visits.</summary>
    Live,

    /// <summary>What the organisation owes to itself: records, referrals, reviews.</summary>
    Duty,
}
