namespace Charter.Desk.Conversations;

/// <summary>What can happen in a contact that a person types in: a call, a visit, work on site.</summary>
public enum ContactStep
{
    /// <summary>A call, chat or visit began.</summary>
    Started,

    /// <summary>A person welcomed the visitor.</summary>
    Greeted,

    /// <summary>A person took up the contact.</summary>
    Answered,

    /// <summary>The contact is over.</summary>
    Ended,

    /// <summary>The customer left a voicemail.</summary>
    VoicemailLeft,

    /// <summary>The customer asked to be called back.</summary>
    CallbackRequested,

    /// <summary>A call was missed.</summary>
    CallMissed,

    /// <summary>We called back and spoke to the customer.</summary>
    CallReturned,

    /// <summary>We called back and reached nobody.</summary>
    CallAttempted,

    /// <summary>A message or callback was offered in place of waiting.</summary>
    CallbackOffered,

    /// <summary>Work or an investigation began.</summary>
    WorkStarted,

    /// <summary>Somebody arrived at the customer's.</summary>
    SiteAttended,
}
