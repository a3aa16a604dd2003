using System.Diagnostics;

namespace Charter.Mail.Tests.Smtp;

/// <summary>A client that others wrote and many use.</summary>
public sealed class Swaks
{
    private const string Path = "/usr/bin/swaks";

    private static async Task<(int Code, string Output)> Run(params string[] arguments)
    {
        File.Exists(Path)
            .ShouldBeTrue("swaks is needed for this test: install the Debian package swaks (./test does it)");
        var start = new ProcessStartInfo(Path)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output + await error);
    }

    [Fact]
    public async Task Hands_a_mail_over()
    {
        await using var box = Mailbox.Open();
        var (code, output) = await Run(
            "--server",
            $"127.0.0.1:{box.Listener.EndPoint.Port}",
            "--from",
            "jane@example.com",
            "--to",
            "desk@example.org",
            "--header",
            "Subject: By swaks",
            "--body",
            "Hello\n.\nthere"
        );
        code.ShouldBe(0, output);
        var mail = Mail.Mime.MailReader.Read(box.Mails.ShouldHaveSingleItem().Raw);
        mail.Subject.ShouldBe("By swaks");
        mail.Text.ShouldBe("Hello\n.\nthere");
    }

    [Fact]
    public async Task Hands_a_mail_over_by_lmtp()
    {
        await using var box = Mailbox.Open(o => o with { IsLmtp = true });
        var (code, output) = await Run(
            "--protocol",
            "LMTP",
            "--server",
            $"127.0.0.1:{box.Listener.EndPoint.Port}",
            "--from",
            "jane@example.com",
            "--to",
            "desk@example.org,two@example.org"
        );
        code.ShouldBe(0, output);
        box.Mails.ShouldHaveSingleItem().Recipients.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Uses_starttls_when_it_can()
    {
        using var certificate = SelfSigned.Create();
        await using var box = Mailbox.Open(o => o with { Certificate = certificate });
        var (code, output) = await Run(
            "--tls-optional",
            "--server",
            $"127.0.0.1:{box.Listener.EndPoint.Port}",
            "--from",
            "jane@example.com",
            "--to",
            "desk@example.org"
        );
        code.ShouldBe(0, output);
        box.Mails.ShouldHaveSingleItem();
    }
}
