namespace Charter.Channels.Email.Fetching;

/// <summary>What a mailbox's connection test found.</summary>
/// <param name="Steps">The steps in their order.</param>
/// <param name="Folders">The folders of the account, for choosing from.</param>
/// <param name="UntrustedCertificate">The SHA-256 of a certificate that nobody vouches for, where that stood in the way; a person may trust it after comparing.</param>
public sealed record MailboxTestResult(
    IReadOnlyList<MailboxTestStep> Steps,
    IReadOnlyList<string> Folders,
    string? UntrustedCertificate
)
{
    public bool IsPassed => Steps.All(s => s.Outcome is MailboxTestOutcome.Passed or MailboxTestOutcome.Doubtful);
}
