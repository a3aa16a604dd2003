namespace Charter.Mail.Authentication;

/// <summary>What a check of a mail's origin came to (RFC 8601, 2.7).</summary>
public enum AuthenticationOutcome
{
    /// <summary>Not checked, or there was nothing to check.</summary>
    None,

    Pass,

    Fail,

    SoftFail,

    Neutral,

    /// <summary>The check would have passed, and the server's own rules said no.</summary>
    Policy,

    /// <summary>It could not be checked at the time.</summary>
    TemporaryError,

    /// <summary>The sender's records can't be read.</summary>
    PermanentError,
}
