namespace Charter.Mail.Smtp;

/// <summary>The ways of signing in that the client knows.</summary>
public enum SmtpAuthentication
{
    /// <summary>PLAIN, else LOGIN, by what the server offers.</summary>
    Password,

    Plain,

    Login,

    /// <summary>XOAUTH2: the secret is an access token.</summary>
    OAuth2,
}
