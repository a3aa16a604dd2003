namespace Charter.Mail.Fetching;

/// <summary>What kept mail from being fetched.</summary>
public enum FetchFailure
{
    /// <summary>No computer of that name is known.</summary>
    HostUnknown,

    /// <summary>Nothing answers there.</summary>
    NotReachable,

    /// <summary>It answers too slowly, or stopped answering.</summary>
    NoAnswer,

    /// <summary>The connection broke off.</summary>
    ConnectionLost,

    /// <summary>The certificate names another host.</summary>
    CertificateNamesAnother,

    /// <summary>The certificate is not trusted: made by oneself, by an unknown authority, or out of date.</summary>
    CertificateNotTrusted,

    /// <summary>The encrypted connection could not be made.</summary>
    TlsFailed,

    /// <summary>STARTTLS is wanted and not offered.</summary>
    StartTlsMissing,

    /// <summary>The other side wrote before TLS what it may not: somebody may be in between.</summary>
    Tampered,

    /// <summary>The password would go unencrypted.</summary>
    PasswordUnprotected,

    /// <summary>The account or the password is wrong.</summary>
    PasswordRefused,

    /// <summary>The provider wants an app password or OAuth.</summary>
    AppPasswordNeeded,

    /// <summary>The access token is not accepted (any more).</summary>
    TokenRefused,

    /// <summary>No way of signing in that both sides know.</summary>
    SignInNotOffered,

    /// <summary>No folder of that name.</summary>
    FolderUnknown,

    /// <summary>The server refused a command.</summary>
    Refused,

    /// <summary>The server can't do it at the moment.</summary>
    ServerBusy,

    /// <summary>A message, or an answer, is larger than allowed.</summary>
    TooLarge,

    /// <summary>The message is not there any more.</summary>
    MessageGone,

    /// <summary>The other side does not speak the protocol.</summary>
    NotThisProtocol,
}
