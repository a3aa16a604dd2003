namespace Charter.Server.Design;

/// <summary>Who speaks in a message.</summary>
public enum MessageKind
{
    FromCustomer,
    FromUs,

    /// <summary>Staff among themselves; never seen by the customer.</summary>
    Note,
}
