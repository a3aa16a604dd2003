using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;

namespace Charter.Mail.Smtp;

/// <summary>Walks a connection step by step, so that a person who set it up sees which setting is wrong.</summary>
public static class SmtpConnectionTest
{
    /// <summary>The steps in their order. Never throws for what the server or the network does.</summary>
    public static async Task<IReadOnlyList<SmtpTestStep>> RunAsync(
        SmtpClientOptions options,
        CancellationToken cancel = default
    )
    {
        ArgumentNullException.ThrowIfNull(options);
        var certificate = new CertificateFacts(options.CertificateCheck);
        var watched = options with { CertificateCheck = certificate.Check };
        var steps = new List<SmtpTestStep>();
        SmtpClient? client = null;
        try
        {
            await StepAsync(steps, "resolve", () => ResolveAsync(options.Host, cancel), cancel);
            await StepAsync(
                steps,
                "connect",
                async () =>
                {
                    client = await SmtpClient.OpenAsync(watched, cancel);
                    return ($"{options.Host}:{options.Port}", "");
                },
                cancel
            );
            var tlsFirst = options.Security == SmtpSecurity.Tls;
            await StepAsync(
                steps,
                tlsFirst ? "tls" : "greeting",
                async () =>
                {
                    await client!.GreetAsync(cancel);
                    return tlsFirst ? TlsFacts(client, certificate) : (client.Greeting.ToString(), "");
                },
                cancel
            );
            await StepAsync(
                steps,
                tlsFirst ? "greeting" : "tls",
                async () =>
                {
                    await client!.SecureAsync(cancel);
                    return tlsFirst ? (client.Greeting.ToString(), "") : TlsFacts(client, certificate);
                },
                cancel
            );
            await StepAsync(steps, "auth", () => SignInAsync(client!, options, cancel), cancel);
            return steps;
        }
        finally
        {
            if (client is not null)
            {
                await client.DisposeAsync();
            }
        }
    }

    private static async Task<(string Facts, string Advice)> SignInAsync(
        SmtpClient client,
        SmtpClientOptions options,
        CancellationToken cancel
    )
    {
        await client.SignInAsync(cancel);
        return (options.Credentials is null ? "no sign-in asked for" : $"signed in as {options.Credentials.User}", "");
    }

    private static async Task<(string Facts, string Advice)> ResolveAsync(string host, CancellationToken cancel)
    {
        var addresses = await Dns.GetHostAddressesAsync(host, cancel);
        return (string.Join(", ", addresses.Select(a => a.ToString())), "");
    }

    private static (string Facts, string Advice) TlsFacts(SmtpClient client, CertificateFacts certificate) =>
        client.Tls is { } tls
            ? ($"{tls.SslProtocol}, {certificate.Describe()}", "")
            : (
                "the connection is not encrypted",
                "Mail and password can be read on the way. Use STARTTLS (port 587) or TLS (port 465) if the server has it."
            );

    private static async Task StepAsync(
        List<SmtpTestStep> steps,
        string name,
        Func<Task<(string Facts, string Advice)>> run,
        CancellationToken cancel
    )
    {
        if (steps.Exists(s => s.Outcome == SmtpTestOutcome.Failed))
        {
            steps.Add(new SmtpTestStep(name, SmtpTestOutcome.Skipped, "", ""));
            return;
        }

        try
        {
            var (facts, advice) = await run();
            steps.Add(
                new SmtpTestStep(
                    name,
                    advice.Length == 0 ? SmtpTestOutcome.Passed : SmtpTestOutcome.Doubtful,
                    facts,
                    advice
                )
            );
        }
        catch (Exception e)
            when (e is SmtpRefusedException or SmtpLostException or SocketException or ArgumentException
                && !cancel.IsCancellationRequested
            )
        {
            steps.Add(new SmtpTestStep(name, SmtpTestOutcome.Failed, e.Message, Advice(name, e)));
        }
    }

    private static string Advice(string step, Exception e) =>
        (step, e) switch
        {
            ("resolve", _) => "No computer of that name is known. Check the spelling of the host.",
            ("connect", _) =>
                "Nothing answers there. Check the port (587, 465 or 25) and whether a firewall lets the connection out.",
            ("greeting", SmtpRefusedException { IsPermanent: true }) =>
                "The server does not want to talk to this machine. Ask its operator whether this address is allowed.",
            ("greeting", _) =>
                "Something answers but does not speak SMTP in time. Port 465 needs TLS from the start; 587 and 25 need STARTTLS.",
            ("tls", SmtpRefusedException) =>
                "The server offers no STARTTLS. Try TLS on port 465; without either, nothing is sent.",
            ("tls", _) =>
                "The encrypted connection failed. Check that the host is the one that the certificate names, and that the certificate is valid.",
            ("auth", SmtpRefusedException { Reply.Code: 538 }) =>
                "A password is sent only over an encrypted connection. Choose STARTTLS or TLS.",
            ("auth", SmtpRefusedException { IsPermanent: true }) =>
                "The server refused the name or the password. Many providers want an app password or OAuth instead of the account's own.",
            _ => "The server could not do it now. Try again in some minutes.",
        };

    /// <summary>Remembers the certificate that was shown, and what is wrong with it.</summary>
    private sealed class CertificateFacts(RemoteCertificateValidationCallback? judge)
    {
        private string subject = "no certificate";
        private string until = "";
        private SslPolicyErrors errors;

        public bool Check(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors found)
        {
            errors = found;
            if (certificate is not null)
            {
                subject = certificate.Subject;
                until = DateTime.TryParse(
                    certificate.GetExpirationDateString(),
                    CultureInfo.CurrentCulture,
                    out var date
                )
                    ? date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
                    : "";
            }

            return judge?.Invoke(sender, certificate, chain, found) ?? found == SslPolicyErrors.None;
        }

        public string Describe() =>
            $"{subject}, valid until {until}{(errors == SslPolicyErrors.None ? "" : $", {errors}")}";
    }
}
