namespace Charter.Policy;

/// <summary>What is promised to happen. Each action has its own clock rules (<c>docs/policy-language/clocks.md</c>).</summary>
public enum ServiceAction
{
    /// <summary>A visitor is welcomed.</summary>
    Greet,

    /// <summary>A person takes up a live contact: a call or chat is picked up, a visitor is seen.</summary>
    Answer,

    /// <summary>Receipt is confirmed.</summary>
    Acknowledge,

    /// <summary>The first public message by a person.</summary>
    FirstResponse,

    /// <summary>An answer to the oldest customer message that has none.</summary>
    Respond,

    /// <summary>Progress is told to the customer.</summary>
    Update,

    /// <summary>The customer is told when and why, because the main limit is missed.</summary>
    NotifyDelay,

    /// <summary>The matter is settled.</summary>
    Resolve,

    /// <summary>A voicemail, missed call or callback request is called back.</summary>
    ReturnCall,

    /// <summary>The case is written up in the record.</summary>
    Document,

    /// <summary>The item is passed to the department that must answer.</summary>
    Refer,

    /// <summary>The case is raised to a higher level.</summary>
    Escalate,

    /// <summary>Somebody goes on site.</summary>
    Attend,

    /// <summary>Work or an investigation begins.</summary>
    Start,

    /// <summary>A recurring or timed look at work items; a duty of the organisation.</summary>
    Review,

    /// <summary>A message or callback is offered instead of waiting.</summary>
    OfferCallback,
}
