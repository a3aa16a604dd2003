using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Charter.Desk.Mailboxes;
using Charter.Mail.Fetching;
using Charter.Mail.Imap;
using Charter.Mail.Pop3;

namespace Charter.Channels.Email.Fetching;

/// <summary>Walks a mailbox's connection step by step, so that a person sees which setting is wrong. Takes and marks nothing.</summary>
public sealed class MailboxTest(MailboxConnector connector, FetchLimits limits)
{
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(20);

    /// <summary>Runs the test. Never throws for what the server or the network does.</summary>
    /// <param name="mailbox">The mailbox.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<MailboxTestResult> RunAsync(Mailbox mailbox, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(mailbox);
        var walk = new Walk(mailbox, limits);
        if (await walk.ResolveAsync(cancellationToken))
        {
            try
            {
                var (options, _) = await connector.PrepareAsync(mailbox, null, cancellationToken);
                await walk.ConnectAsync(options with { Timeout = Silence }, cancellationToken);
            }
            catch (FetchException e)
            {
                walk.Fail(e);
            }
        }

        return walk.Result();
    }

    private sealed class Walk(Mailbox mailbox, FetchLimits limits)
    {
        private static readonly string[] Order = ["resolve", "connect", "tls", "sign_in", "folders", "mails"];
        private readonly List<MailboxTestStep> _steps = [];
        private IReadOnlyList<string> _folders = [];
        private string _certificate = "";
        private string _fingerprint = "";
        private string? _untrusted;

        public async Task<bool> ResolveAsync(CancellationToken cancellationToken)
        {
            try
            {
                var found = await Dns.GetHostAddressesAsync(mailbox.Host, cancellationToken);
                Pass("resolve", string.Join(", ", found.Select(a => a.ToString())));
                return true;
            }
            catch (SocketException)
            {
                _steps.Add(
                    new(
                        "resolve",
                        MailboxTestOutcome.Failed,
                        $"No computer is called {mailbox.Host}",
                        "Check the spelling of the server's name."
                    )
                );
                return false;
            }
        }

        public async Task ConnectAsync(MailboxOptions options, CancellationToken cancellationToken)
        {
            var judge = options.CertificateCheck;
            var watched = options with
            {
                CertificateCheck = (sender, certificate, chain, errors) =>
                    Note(certificate, errors, judge?.Invoke(sender, certificate, chain, errors)),
            };
            if (mailbox.Protocol == MailboxProtocol.Pop3)
            {
                await using var pop3 = await Pop3Client.ConnectAsync(watched, cancellationToken);
                PassConnection(watched, pop3.IsSecure);
                await LookAsync(pop3, cancellationToken);
            }
            else
            {
                await using var imap = await ImapClient.ConnectAsync(watched, cancellationToken);
                PassConnection(watched, imap.IsSecure);
                await LookAsync(imap, cancellationToken);
            }
        }

        // The client does all of it in one: which step it was, the failure tells.
        public void Fail(FetchException e)
        {
            var step = e.Failure switch
            {
                FetchFailure.HostUnknown => "resolve",
                FetchFailure.NotReachable or FetchFailure.NoAnswer or FetchFailure.NotThisProtocol => "connect",
                FetchFailure.CertificateNamesAnother
                or FetchFailure.CertificateNotTrusted
                or FetchFailure.TlsFailed
                or FetchFailure.StartTlsMissing
                or FetchFailure.Tampered => "tls",
                FetchFailure.FolderUnknown => "folders",
                FetchFailure.PasswordUnprotected
                or FetchFailure.PasswordRefused
                or FetchFailure.AppPasswordNeeded
                or FetchFailure.TokenRefused
                or FetchFailure.SignInNotOffered => "sign_in",
                _ => Order.First(name => _steps.TrueForAll(s => s.Name != name)),
            };
            foreach (var before in Order.TakeWhile(name => name != step).Where(name => !Has(name)))
            {
                Pass(
                    before,
                    before == "connect" ? At()
                        : before == "tls" ? _certificate
                        : ""
                );
            }

            _untrusted =
                e.Failure is FetchFailure.CertificateNotTrusted or FetchFailure.CertificateNamesAnother
                && _fingerprint.Length > 0
                    ? _fingerprint
                    : null;
            _steps.RemoveAll(s => s.Name == step);
            _steps.Add(new(step, MailboxTestOutcome.Failed, e.Message, e.Advice));
        }

        public MailboxTestResult Result() =>
            new(
                [
                    .. _steps,
                    .. Order
                        .Where(name => !Has(name))
                        .Select(name => new MailboxTestStep(name, MailboxTestOutcome.Skipped, "", "")),
                ],
                _folders,
                _untrusted
            );

        private void PassConnection(MailboxOptions options, bool isSecure)
        {
            Pass("connect", At());
            if (isSecure)
            {
                Pass("tls", _certificate);
            }
            else
            {
                _steps.Add(
                    new(
                        "tls",
                        MailboxTestOutcome.Doubtful,
                        "The connection is not encrypted.",
                        "That is for a server on this very machine only."
                    )
                );
            }

            Pass("sign_in", $"{options.Credentials.User}");
        }

        private async Task LookAsync(ImapClient client, CancellationToken cancellationToken)
        {
            var listed = await client.ListFoldersAsync(cancellationToken);
            _folders = [.. listed.Where(f => f.CanBeSelected).Select(f => f.Name).Take(500)];
            var wanted = MailboxFields.FoldersOf(mailbox.Folders);
            var isAnyReadOnly = false;
            var seen = new List<string>();
            foreach (var name in wanted)
            {
                var box = await client.OpenFolderAsync(name, readOnly: false, cancellationToken);
                isAnyReadOnly |= box.IsReadOnly;
                seen.Add(string.Create(CultureInfo.InvariantCulture, $"{name}: {box.Exists}"));
            }

            Pass("folders", string.Join(", ", wanted));
            var advice =
                isAnyReadOnly ? "A folder can only be read, so that mails can't be marked, moved or removed there."
                : mailbox.After == AfterFetch.Move && !_folders.Contains(mailbox.MoveTo, StringComparer.Ordinal)
                    ? $"There is no folder {mailbox.MoveTo} yet: it will be made."
                : !client.Capabilities.Contains("IDLE")
                    ? string.Create(
                        CultureInfo.InvariantCulture,
                        $"The server does not tell of new mail by itself, so it is asked every {limits.Poll.TotalSeconds:0} seconds."
                    )
                : "";
            var outcome = advice.Length == 0 ? MailboxTestOutcome.Passed : MailboxTestOutcome.Doubtful;
            _steps.Add(new("mails", outcome, string.Join(", ", seen), advice));
        }

        private async Task LookAsync(Pop3Client client, CancellationToken cancellationToken)
        {
            var mails = await client.ListAsync(cancellationToken);
            Pass("folders", "INBOX");
            var hasIds = mails.All(m => m.UniqueId is not null);
            _steps.Add(
                new(
                    "mails",
                    hasIds ? MailboxTestOutcome.Passed : MailboxTestOutcome.Doubtful,
                    string.Create(CultureInfo.InvariantCulture, $"INBOX: {mails.Count}"),
                    hasIds
                        ? ""
                        : "The server does not number its mails (UIDL), so that those that stay are read again each time. Let them be removed after fetching."
                )
            );
        }

        private bool Note(X509Certificate? certificate, SslPolicyErrors errors, bool? judged)
        {
            if (certificate is not null)
            {
                _certificate = certificate.Subject;
                _fingerprint = TrustedCertificates.FingerprintOf(certificate);
            }

            return judged ?? errors == SslPolicyErrors.None;
        }

        private void Pass(string step, string facts) => _steps.Add(new(step, MailboxTestOutcome.Passed, facts, ""));

        private bool Has(string step) => _steps.Exists(s => s.Name == step);

        private string At() => string.Create(CultureInfo.InvariantCulture, $"{mailbox.Host}:{mailbox.Port}");
    }
}
