using System.Net.Security;
using Charter.Desk.Settings;
using Charter.Mail.Fetching;
using Charter.Mail.Mime;
using Charter.Mail.Smtp;

namespace Charter.Channels.Email;

/// <summary>
/// Sends a mail by one route, step by step: whoever set it up sees what the server said at each step and what to do
/// about it.
/// </summary>
public sealed class MailRouteTest(MailConnection connection)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>The steps: the connection first, then the mail. Never throws for what the server or the network does.</summary>
    /// <param name="route">The route.</param>
    /// <param name="mail">The mail, to one recipient.</param>
    /// <param name="raw">Its bytes, signed.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<MailRouteTestResult> RunAsync(
        MailRoute route,
        OutgoingMail mail,
        ReadOnlyMemory<byte> raw,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(mail);
        var (result, options) = await ConnectAsync(route, mail.From.Address, cancellationToken);
        var isReached = result.Steps.All(s => s.Outcome is SmtpTestOutcome.Passed or SmtpTestOutcome.Doubtful);
        return result with
        {
            Steps =
            [
                .. result.Steps,
                options is not null && isReached
                    ? await SendAsync(options, mail, raw, cancellationToken)
                    : new SmtpTestStep("send", SmtpTestOutcome.Skipped, "", ""),
            ],
        };
    }

    /// <summary>The steps of the connection alone: nothing is sent.</summary>
    /// <param name="route">The route.</param>
    /// <param name="address">The desk's own address.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What was found, and by which options; <c>null</c> where it did not come to a connection.</returns>
    public async Task<(MailRouteTestResult Result, SmtpClientOptions? Options)> ConnectAsync(
        MailRoute route,
        string address,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(route);
        ArgumentNullException.ThrowIfNull(address);
        SmtpClientOptions options;
        try
        {
            options = await connection.ToAsync(route, address, null, cancellationToken);
        }
        catch (FetchException noAccess)
        {
            var step = new SmtpTestStep("auth", SmtpTestOutcome.Failed, noAccess.Message, noAccess.Advice);
            return (new MailRouteTestResult([step], null), null);
        }

        options = options with { Timeout = Patience, DataTimeout = Patience };
        string? untrusted = null;
        var judge = options.CertificateCheck;
        var watched = options with
        {
            CertificateCheck = (sender, certificate, chain, errors) =>
            {
                var isGood = judge?.Invoke(sender, certificate, chain, errors) ?? errors == SslPolicyErrors.None;
                untrusted = isGood || certificate is null ? null : TrustedCertificates.FingerprintOf(certificate);
                return isGood;
            },
        };
        var steps = await SmtpConnectionTest.RunAsync(watched, cancellationToken);
        return (new MailRouteTestResult(steps, untrusted), options);
    }

    private static async Task<SmtpTestStep> SendAsync(
        SmtpClientOptions options,
        OutgoingMail mail,
        ReadOnlyMemory<byte> raw,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await using var client = await SmtpClient.ConnectAsync(options, cancellationToken);
            var sent = await client.SendAsync(mail.EnvelopeSender, [mail.To[0].Address], raw, cancellationToken);
            return sent.IsSent
                ? new SmtpTestStep("send", SmtpTestOutcome.Passed, sent.Final!.ToString(), "")
                : Failed($"RCPT {mail.To[0].Address}: {sent.Recipients[0].Reply}", sent.Recipients[0].Reply, "RCPT");
        }
        catch (SmtpRefusedException refused)
        {
            return Failed(refused.Message, refused.Reply, refused.Command);
        }
        catch (SmtpLostException lost)
        {
            return new SmtpTestStep(
                "send",
                SmtpTestOutcome.Failed,
                lost.Message,
                "The server went away in the middle. Try again in some minutes; if it stays so, ask its operator."
            );
        }
    }

    private static SmtpTestStep Failed(string facts, SmtpReply reply, string command) =>
        new("send", SmtpTestOutcome.Failed, facts, Advice(reply, command));

    private static string Advice(SmtpReply reply, string command) =>
        (command, reply) switch
        {
            (_, { IsTransient: true }) =>
                "The server says: not now. It may not know this machine yet; mail that waits is tried again by itself.",
            ("MAIL", _) =>
                "The server does not let this account send from the desk's address. Allow the address at the provider, or sign in as its owner.",
            ("RCPT", _) when reply.Text.Contains("relay", StringComparison.OrdinalIgnoreCase) =>
                "The server sends only for those who sign in. Give user and password, or let it allow this machine's address.",
            ("RCPT", _) => "The server refuses your own address as the recipient. Check it on your profile.",
            _ =>
                "The server refuses the mail itself. Its words above say why; often the sender's domain lacks SPF or DKIM.",
        };
}
