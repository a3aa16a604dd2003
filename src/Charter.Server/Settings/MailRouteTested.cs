using Charter.Mail.Smtp;

namespace Charter.Server.Settings;

/// <summary>What a test mail by one route found.</summary>
/// <param name="Route">The route's name.</param>
/// <param name="To">To whom it went.</param>
/// <param name="Steps">What was done and said.</param>
public sealed record MailRouteTested(string Route, string To, IReadOnlyList<SmtpTestStep> Steps)
{
    /// <summary>Whether the server took the mail.</summary>
    public bool IsSent => Steps.All(s => s.Outcome is SmtpTestOutcome.Passed or SmtpTestOutcome.Doubtful);
}
