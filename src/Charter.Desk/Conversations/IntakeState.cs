namespace Charter.Desk.Conversations;

/// <summary>What became of something that arrived.</summary>
public enum IntakeState
{
    /// <summary>Stored, not yet read.</summary>
    Received,

    /// <summary>In a ticket.</summary>
    Filed,

    /// <summary>Kept, and rightly in no ticket (our own mail, a delivery report).</summary>
    Ignored,

    /// <summary>Could not be made into a ticket; a person must look.</summary>
    Quarantined,
}
