using Charter.Mail.Smtp;

namespace Charter.Channels.Email;

/// <summary>What a test mail by one route found.</summary>
/// <param name="Steps">What was done and said, in order.</param>
/// <param name="UntrustedCertificate">The SHA-256 of a certificate that no authority vouches for, for a person to compare; <c>null</c> where that was not what failed.</param>
public sealed record MailRouteTestResult(IReadOnlyList<SmtpTestStep> Steps, string? UntrustedCertificate);
