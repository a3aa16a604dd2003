namespace Charter.Channels.Email.Fetching;

/// <summary>What a mailbox is signed in to with by OAuth.</summary>
/// <param name="Token">The access token.</param>
/// <param name="IsNew">Whether it was asked for just now: one that is refused all the same is not renewed again.</param>
public sealed record MailboxAccess(string Token, bool IsNew)
{
    /// <summary>Without the token.</summary>
    public override string ToString() => IsNew ? "a new token" : "a kept token";
}
