namespace Charter.Desk.Conversations;

/// <summary>Why an answer that was written does not leave.</summary>
public enum HeldBecause
{
    /// <summary>The customer wrote meanwhile: its author should read that first.</summary>
    CustomerWrote,

    /// <summary>When its time came, the desk could not send it: the ticket was closed, or no address is left.</summary>
    Refused,

    /// <summary>Its author may no longer write on the ticket.</summary>
    AuthorGone,
}
