using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Charter.Mail.Tests.Fetching;

namespace Charter.Channels.Tests.Email.Sending;

/// <summary>
/// A real Postfix of the tests' own, in a temporary folder, on ports of its own, with a real Dovecot that says whose password is
/// right. It keeps mail for addresses of acme.example that begin with "in", and hands mail for quay.example to the desk. It
/// goes when disposed and, because a shell waits on our end of a pipe, whenever this process ends in any way.
/// </summary>
public sealed class PostfixServer : IAsyncLifetime
{
    /// <summary>The most bytes of a mail that it takes.</summary>
    public const int LargestMail = 1_000_000;

    private const string Program = "/usr/sbin/postfix";
    private readonly string folder = Path.Combine(Path.GetTempPath(), "postfix-" + Guid.NewGuid().ToString("N")[..12]);
    private const int MostStarts = 5;
    private int[] ports = FreePorts(7);
    private readonly DovecotServer dovecot = new();
    private PolicyService? policy;
    private Process? process;

    /// <summary>Takes mail without asking who sends it.</summary>
    public int Plain => ports[0];

    /// <summary>Takes mail after STARTTLS only, from those who sign in.</summary>
    public int Submission => ports[1];

    /// <summary>The same with TLS from the start.</summary>
    public int Smtps => ports[2];

    /// <summary>Takes mail in the clear from those who sign in, as a server on one's own machine does.</summary>
    public int PlainSignIn => ports[3];

    /// <summary>Where it hands mail for quay.example to, by SMTP.</summary>
    public int DeskSmtp => ports[4];

    /// <summary>Where it hands mail for lmtp.quay.example to, by LMTP.</summary>
    public int DeskLmtp => ports[5];

    /// <summary>The Dovecot that says who may sign in.</summary>
    public DovecotServer Dovecot => dovecot;

    /// <summary>Where its access tokens are checked.</summary>
    public int Introspection => dovecot.Introspection;

    /// <summary>SHA-256 of its certificate, in lower-case hexadecimal.</summary>
    public string CertificateFingerprint { get; private set; } = "";

    /// <summary>What it says about recipients out of the ordinary.</summary>
    internal PolicyService Policy => policy!;

    public async ValueTask InitializeAsync()
    {
        File.Exists(Program)
            .ShouldBeTrue("Postfix is needed for this test: install the Debian package postfix (./test does it)");
        Environment.UserName.ShouldBe("root", "Postfix starts as root only: run this test as root");
        await dovecot.InitializeAsync();
        foreach (var name in (string[])["etc", "queue", "data", "mail"])
        {
            Directory.CreateDirectory(Path.Combine(folder, name));
        }

        WriteCertificate();
        await File.WriteAllTextAsync(Path.Combine(folder, "etc/known"), "/^in[0-9a-z]+@acme\\.example$/ inbox/\n");

        // Between the choice of a port and its use another suite may have taken it: then all are chosen anew.
        for (var left = MostStarts; !await StartsAsync(isLast: left == 1); left--)
        {
            ports = FreePorts(ports.Length);
        }
    }

    private async Task<bool> StartsAsync(bool isLast)
    {
        try
        {
            policy = new PolicyService(ports[6]);
        }
        catch (SocketException) when (!isLast)
        {
            return false;
        }

        await File.WriteAllTextAsync(Path.Combine(folder, "etc/main.cf"), Main());
        await File.WriteAllTextAsync(Path.Combine(folder, "etc/master.cf"), Master());
        var start = new ProcessStartInfo("/bin/sh")
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add(
            $"trap '' TERM INT HUP; chmod 755 . etc queue data mail; chown postfix data; chown nobody:nogroup mail; {Program} -c {folder}/etc start-fg & p=$!; cat > /dev/null; kill $(cat queue/pid/master.pid); wait $p"
        );
        process = Process.Start(start)!;
        if (await AnswersAsync())
        {
            return true;
        }

        (IsPortTaken() && !isLast).ShouldBeTrue($"Postfix does not answer: {Log()}");
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        process.Dispose();
        process = null;
        await policy.DisposeAsync();
        policy = null;
        File.Delete($"{folder}/data/log");
        return false;
    }

    /// <summary>An address that no other test uses.</summary>
    public static string NewRecipient() => $"in{Guid.NewGuid().ToString("N")[..10]}@acme.example";

    /// <summary>What has been delivered to an address, as it lies there.</summary>
    public IReadOnlyList<byte[]> MailsOf(string address)
    {
        var box = Path.Combine(folder, "mail/inbox/new");
        var mark = Encoding.ASCII.GetBytes($"Delivered-To: {address}\n");
        return Directory.Exists(box)
            ?
            [
                .. Directory
                    .EnumerateFiles(box)
                    .Order(StringComparer.Ordinal)
                    .Select(File.ReadAllBytes)
                    .Where(mail => mail.AsSpan().IndexOf(mark) >= 0),
            ]
            : [];
    }

    /// <summary>The same, once there are so many: Postfix delivers after it has answered.</summary>
    public async Task<IReadOnlyList<byte[]>> MailsOfAsync(string address, int count)
    {
        for (var i = 0; i < 200 && MailsOf(address).Count < count; i++)
        {
            await Task.Delay(50);
        }

        var mails = MailsOf(address);
        mails.Count.ShouldBe(count, Log());
        return mails;
    }

    /// <summary>Waits until it has nothing left to deliver.</summary>
    public async Task UntilEmptyAsync()
    {
        string[] queues = ["incoming", "active", "deferred", "maildrop"];
        for (var i = 0; i < 300; i++)
        {
            if (
                queues.All(q =>
                    !Directory.EnumerateFiles($"{folder}/queue/{q}", "*", SearchOption.AllDirectories).Any()
                )
            )
            {
                return;
            }

            await Task.Delay(50);
        }

        throw new InvalidOperationException($"Postfix keeps mail: {Log()}");
    }

    public string Log() => File.Exists($"{folder}/data/log") ? File.ReadAllText($"{folder}/data/log") : "no log";

    public async ValueTask DisposeAsync()
    {
        if (process is not null)
        {
            process.StandardInput.Close();
            await process.WaitForExitAsync();
            process.Dispose();
        }

        if (policy is not null)
        {
            await policy.DisposeAsync();
        }

        await dovecot.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private string Main() =>
        $$"""
            compatibility_level = 3.6
            queue_directory = {{folder}}/queue
            data_directory = {{folder}}/data
            command_directory = /usr/sbin
            daemon_directory = /usr/lib/postfix/sbin
            mail_owner = postfix
            setgid_group = postdrop
            inet_interfaces = 127.0.0.1
            inet_protocols = ipv4
            myhostname = mx.acme.example
            mydestination =
            mynetworks = 127.0.0.0/8
            alias_maps =
            alias_database =
            disable_dns_lookups = yes
            message_size_limit = {{LargestMail}}
            virtual_mailbox_domains = acme.example
            virtual_mailbox_base = {{folder}}/mail
            virtual_mailbox_maps = regexp:{{folder}}/etc/known
            virtual_uid_maps = static:65534
            virtual_gid_maps = static:65534
            virtual_minimum_uid = 1
            relay_domains = quay.example lmtp.quay.example
            transport_maps = inline:{ { quay.example = smtp:[127.0.0.1]:{{DeskSmtp}} } { lmtp.quay.example = lmtp:inet:127.0.0.1:{{DeskLmtp}} } }
            queue_run_delay = 1s
            minimal_backoff_time = 1s
            maximal_backoff_time = 1s
            smtp_tls_security_level = may
            smtpd_tls_cert_file = {{folder}}/etc/cert.pem
            smtpd_tls_key_file = {{folder}}/etc/key.pem
            smtpd_sasl_type = dovecot
            smtpd_sasl_path = inet:127.0.0.1:{{dovecot.Auth}}
            smtpd_sasl_security_options = noanonymous
            smtpd_recipient_restrictions = check_policy_service inet:127.0.0.1:{{ports[
                6
            ]}}, permit_mynetworks, reject_unauth_destination
            smtpd_error_sleep_time = 0
            smtpd_client_connection_count_limit = 0
            smtpd_timeout = 20s
            maillog_file = {{folder}}/data/log
            maillog_file_prefixes = {{folder}}
            """
        + "\n";

    private string Master()
    {
        const string SignIn =
            "-o smtpd_sasl_auth_enable=yes -o smtpd_recipient_restrictions=permit_sasl_authenticated,reject";
        string Listen(int port, string options = "") =>
            string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{port} inet n - n - - smtpd {options}");
        return string.Join(
                '\n',
                [
                    Listen(Plain),
                    Listen(Submission, $"-o smtpd_tls_security_level=encrypt {SignIn}"),
                    Listen(Smtps, $"-o smtpd_tls_wrappermode=yes {SignIn}"),
                    Listen(PlainSignIn, SignIn),
                    "postlog unix-dgram n - n - 1 postlogd",
                    "pickup unix n - n 60 1 pickup",
                    "cleanup unix n - n - 0 cleanup",
                    "qmgr unix n - n 300 1 qmgr",
                    "tlsmgr unix - - n 1000? 1 tlsmgr",
                    "flush unix n - n 1000? 0 flush",
                    "proxymap unix - - n - - proxymap",
                    "rewrite unix - - n - - trivial-rewrite",
                    "bounce unix - - n - 0 bounce",
                    "defer unix - - n - 0 bounce",
                    "trace unix - - n - 0 bounce",
                    "verify unix - - n - 1 verify",
                    "smtp unix - - n - - smtp",
                    "relay unix - - n - - smtp",
                    "lmtp unix - - n - - lmtp",
                    "error unix - - n - - error",
                    "retry unix - - n - - error",
                    "discard unix - - n - - discard",
                    "virtual unix - n n - - virtual",
                    "anvil unix - - n - 1 anvil",
                    "scache unix - - n - 1 scache",
                ]
            ) + "\n";
    }

    private void WriteCertificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(
            new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero),
            new DateTimeOffset(2049, 1, 1, 0, 0, 0, TimeSpan.Zero)
        );
        CertificateFingerprint = Convert.ToHexStringLower(certificate.GetCertHash(HashAlgorithmName.SHA256));
        File.WriteAllText(Path.Combine(folder, "etc/cert.pem"), certificate.ExportCertificatePem());
        File.WriteAllText(Path.Combine(folder, "etc/key.pem"), key.ExportPkcs8PrivateKeyPem());
    }

    private bool IsPortTaken() => Log().Contains("Address already in use", StringComparison.Ordinal);

    private async Task<bool> AnswersAsync()
    {
        for (var i = 0; i < 600 && !IsPortTaken(); i++)
        {
            process!.HasExited.ShouldBeFalse($"Postfix did not start: {Log()}");
            try
            {
                using var probe = new TcpClient();
                await probe.ConnectAsync(IPAddress.Loopback, Plain);
                // Its master takes the connection before anybody is there who speaks.
                using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
                await probe.GetStream().ReadExactlyAsync(new byte[4], limit.Token);
                return true;
            }
            catch (Exception e) when (e is SocketException or IOException or OperationCanceledException)
            {
                await Task.Delay(50);
            }
        }

        return false;
    }

    // All are held until the last is chosen, so that none is chosen twice.
    private static int[] FreePorts(int count)
    {
        var listeners = Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToList();
        listeners.ForEach(listener => listener.Start());
        int[] chosen = [.. listeners.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port)];
        listeners.ForEach(listener => listener.Dispose());
        return chosen;
    }
}
