namespace Charter.Desk.Mailboxes;

/// <summary>How the desk signs in to a mailbox.</summary>
public enum MailboxLogin
{
    /// <summary>By a password, an app password or an authorisation code.</summary>
    Password,

    /// <summary>By OAuth: an access token that is renewed with a refresh token.</summary>
    Oauth,
}
