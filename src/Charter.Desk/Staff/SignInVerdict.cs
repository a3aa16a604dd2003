namespace Charter.Desk.Staff;

/// <summary>Whether a password may be tried.</summary>
public enum SignInVerdict
{
    /// <summary>It may.</summary>
    MayTry,

    /// <summary>Not from here for a while.</summary>
    Wait,

    /// <summary>Not from a device that the person has not used before: a link by mail lets them in at once.</summary>
    NeedsLink,
}
