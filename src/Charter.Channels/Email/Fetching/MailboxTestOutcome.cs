namespace Charter.Channels.Email.Fetching;

/// <summary>How a step of a connection test went.</summary>
public enum MailboxTestOutcome
{
    Passed,

    /// <summary>It works, but somebody should know.</summary>
    Doubtful,
    Failed,

    /// <summary>Not tried, because an earlier step failed.</summary>
    Skipped,
}
