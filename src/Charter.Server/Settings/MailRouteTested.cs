using Charter.Channels.Email;
using Charter.Desk.Settings;
using Charter.Mail.Smtp;

namespace Charter.Server.Settings;

/// <summary>What a test mail by one route found, for its page.</summary>
/// <param name="Route">The route.</param>
/// <param name="To">To whom it went.</param>
/// <param name="Found">What was done and said.</param>
public sealed record MailRouteTested(MailRoute Route, string To, MailRouteTestResult Found)
{
    /// <summary>Whether the server took the mail.</summary>
    public bool IsSent => Found.Steps.All(s => s.Outcome is SmtpTestOutcome.Passed or SmtpTestOutcome.Doubtful);
}
