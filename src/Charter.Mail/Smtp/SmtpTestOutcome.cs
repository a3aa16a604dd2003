namespace Charter.Mail.Smtp;

public enum SmtpTestOutcome
{
    Passed,

    /// <summary>It works, but somebody should know.</summary>
    Doubtful,

    Failed,

    /// <summary>Not tried, because an earlier step failed or the settings do not ask for it.</summary>
    Skipped,
}
