namespace Charter.Mail.Fetching;

/// <summary>How to sign in to a mailbox.</summary>
public enum MailboxSignIn
{
    /// <summary>By password, in the best way that the server offers.</summary>
    Password,

    /// <summary>By an access token (XOAUTH2).</summary>
    OAuth2,
}
