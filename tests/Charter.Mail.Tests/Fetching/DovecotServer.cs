using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Charter.Mail.Fetching;

namespace Charter.Mail.Tests.Fetching;

/// <summary>
/// A real Dovecot of the tests' own, in a temporary folder, on ports of its own, without privileges. It goes when disposed
/// and, because a shell waits on our end of a pipe, whenever this process ends in any way.
/// </summary>
public sealed class DovecotServer : IAsyncLifetime
{
    public const string Password = "correct horse \"battery\\";
    private const string Program = "/usr/sbin/dovecot";
    private const string Pop3Program = "/usr/lib/dovecot/pop3";
    private readonly string folder = Path.Combine(Path.GetTempPath(), "dovecot-" + Guid.NewGuid().ToString("N")[..12]);
    private readonly int[] ports = [.. Enumerable.Range(0, 6).Select(_ => FreePort())];
    private Process? process;
    private int mails;

    public int Imap => ports[0];

    public int Imaps => ports[1];

    public int Pop3 => ports[2];

    public int Pop3s => ports[3];

    /// <summary>Where other servers ask it whether somebody is who they say (its authentication protocol).</summary>
    public int Auth => ports[4];

    /// <summary>Where it asks whether an access token is good (RFC 7662); nobody listens there unless a test does.</summary>
    public int Introspection => ports[5];

    public async ValueTask InitializeAsync()
    {
        (File.Exists(Program) && File.Exists(Pop3Program)).ShouldBeTrue(
            "Dovecot is needed for this test: install the Debian packages dovecot-imapd and dovecot-pop3d (./test does it)"
        );
        foreach (var name in (string[])["run", "state", "mail", "home"])
        {
            Directory.CreateDirectory(Path.Combine(folder, name));
        }

        WriteCertificate();
        var isRoot = Environment.UserName == "root";
        var user = isRoot ? "nobody" : Environment.UserName;
        var group = isRoot ? "nogroup" : Output("id", "-gn");
        await File.WriteAllTextAsync(Path.Combine(folder, "dovecot.conf"), Configuration(user, group));
        await File.WriteAllTextAsync(Path.Combine(folder, "oauth2.conf"), Tokens());
        if (isRoot)
        {
            Output("chown", "-R", $"{user}:{group}", folder);
        }

        var drop = isRoot ? $"setpriv --reuid={user} --regid={group} --clear-groups " : "";
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
            $"{drop}{Program} -F -c {folder}/dovecot.conf & p=$!; cat > /dev/null; kill $p; wait $p"
        );
        process = Process.Start(start)!;
        await WaitAsync();
    }

    private string Configuration(string user, string group) =>
        $$"""
            base_dir = {{folder}}/run
            state_dir = {{folder}}/state
            log_path = {{folder}}/log
            protocols = imap pop3
            default_internal_user = {{user}}
            default_internal_group = {{group}}
            default_login_user = {{user}}
            listen = 127.0.0.1
            ssl = yes
            ssl_cert = <{{folder}}/cert.pem
            ssl_key = <{{folder}}/key.pem
            mail_location = maildir:{{folder}}/mail/%u
            first_valid_uid = 1
            auth_failure_delay = 0
            mail_max_userip_connections = 100
            namespace inbox {
              inbox = yes
              separator = /
            }
            auth_mechanisms = plain login xoauth2 oauthbearer
            passdb {
              driver = oauth2
              mechanisms = xoauth2 oauthbearer
              args = {{folder}}/oauth2.conf
            }
            passdb {
              driver = static
              args = password={PLAIN.b64}{{Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(Password))}}
            }
            userdb {
              driver = static
              args = uid={{user}} gid={{group}} home={{folder}}/home/%u
            }
            {{Services()}}
            """;

    private string Tokens() =>
        $"""
            introspection_mode = post
            introspection_url = http://127.0.0.1:{Introspection}/introspect
            username_attribute = email
            active_attribute = active
            active_value = true
            """;

    private string Services() =>
        $$"""
            service auth {
              inet_listener {
                port = {{Auth}}
              }
            }
            service anvil {
              chroot =
            }
            service imap-login {
              chroot =
              inet_listener imap {
                port = {{Imap}}
              }
              inet_listener imaps {
                port = {{Imaps}}
                ssl = yes
              }
            }
            service pop3-login {
              chroot =
              inet_listener pop3 {
                port = {{Pop3}}
              }
              inet_listener pop3s {
                port = {{Pop3s}}
                ssl = yes
              }
            }
            """;

    /// <summary>SHA-256 of the server's certificate, in lower-case hexadecimal.</summary>
    public string CertificateFingerprint { get; private set; } = "";

    /// <summary>Numbers an account's mails anew, as a server does that was restored from a backup.</summary>
    public void Renumber(string user)
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(folder, "mail", user), "dovecot*"))
        {
            File.Delete(file);
        }
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
        File.WriteAllText(Path.Combine(folder, "cert.pem"), certificate.ExportCertificatePem());
        File.WriteAllText(Path.Combine(folder, "key.pem"), key.ExportPkcs8PrivateKeyPem());
    }

    private async Task WaitAsync()
    {
        for (var i = 0; i < 600; i++)
        {
            process!.HasExited.ShouldBeFalse($"Dovecot did not start: {Log()}");
            try
            {
                using var probe = new TcpClient();
                await probe.ConnectAsync(IPAddress.Loopback, Pop3s);
                return;
            }
            catch (SocketException)
            {
                await Task.Delay(50);
            }
        }

        throw new InvalidOperationException($"Dovecot does not answer: {Log()}");
    }

    private string Log() => File.Exists(folder + "/log") ? File.ReadAllText(folder + "/log") : "no log";

    /// <summary>An account that no other test uses.</summary>
    public static string NewAccount() => "u" + Guid.NewGuid().ToString("N")[..10];

    public static MailboxOptions Options(string user, int port, MailboxSecurity security) =>
        new()
        {
            Host = "127.0.0.1",
            Port = port,
            Security = security,
            Credentials = new MailboxCredentials(user, Password),
            CertificateCheck = (_, certificate, _, _) => certificate?.Subject == "CN=localhost",
            Timeout = TimeSpan.FromSeconds(60),
        };

    /// <summary>Puts a mail into an account's inbox as a delivery agent does.</summary>
    public void Deliver(string user, byte[] mail)
    {
        var box = Path.Combine(folder, "mail", user);
        foreach (var name in (string[])["cur", "new", "tmp"])
        {
            var path = Path.Combine(box, name);
            if (!Directory.Exists(path))
            {
                Directory.CreateDirectory(path);
                Own(box);
            }
        }

        var number = Interlocked.Increment(ref mails);
        var file = string.Create(CultureInfo.InvariantCulture, $"1772532000.M{number:000000}P1.test");
        File.WriteAllBytes(Path.Combine(box, "tmp", file), mail);
        Own(Path.Combine(box, "tmp", file));
        File.Move(Path.Combine(box, "tmp", file), Path.Combine(box, "new", file));
    }

    private static void Own(string path)
    {
        if (Environment.UserName == "root")
        {
            Output("chown", "-R", "nobody:nogroup", path);
        }
    }

    private static string Output(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true };
        using var run = Process.Start(start)!;
        var output = run.StandardOutput.ReadToEnd().Trim();
        run.WaitForExit();
        return output;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public async ValueTask DisposeAsync()
    {
        if (process is not null)
        {
            process.StandardInput.Close();
            await process.WaitForExitAsync();
            process.Dispose();
        }

        Directory.Delete(folder, recursive: true);
    }
}
