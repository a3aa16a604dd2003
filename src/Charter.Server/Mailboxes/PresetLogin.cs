namespace Charter.Server.Mailboxes;

/// <summary>What a provider wants in place of the account's own password.</summary>
public enum PresetLogin
{
    /// <summary>The account's password.</summary>
    Password,

    /// <summary>A password made for one program, in the account's security settings.</summary>
    AppPassword,

    /// <summary>An authorisation code, made where IMAP is turned on.</summary>
    AuthorisationCode,

    /// <summary>OAuth, and nothing else.</summary>
    OAuth,

    /// <summary>None: mail is brought by HTTP.</summary>
    None,
}
