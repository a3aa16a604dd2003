namespace Charter.Desk.Tickets;

/// <summary>What somebody is in a ticket.</summary>
public enum ParticipantRole
{
    /// <summary>Whose matter it is.</summary>
    Requester,

    /// <summary>Somebody who gets what is said from when they joined, and whose answers belong there.</summary>
    Copied,
}
