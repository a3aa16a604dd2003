namespace Charter.Desk.Conversations;

/// <summary>What one check of a mail's origin came to (RFC 8601).</summary>
public enum ProofOutcome
{
    /// <summary>The check was not made, or there was nothing to check.</summary>
    None,
    Pass,
    Fail,

    /// <summary>It probably does not come from there.</summary>
    SoftFail,

    /// <summary>The domain says nothing.</summary>
    Neutral,

    /// <summary>Good, and refused by a rule of the server.</summary>
    Policy,
    TemporaryError,
    PermanentError,
}
