namespace Charter.Desk.Staff;

/// <summary>What a one-time link is for.</summary>
public enum LinkPurpose
{
    /// <summary>Open the first-run wizard.</summary>
    Setup,

    /// <summary>Accept an invitation and choose a password.</summary>
    Invitation,

    /// <summary>Choose a new password.</summary>
    PasswordReset,
}
