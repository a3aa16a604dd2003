using System.Diagnostics;
using Charter.Desk.Settings;
using Charter.Mail.Dkim;
using Charter.Testing;

namespace Charter.Channels.Tests.Email.Sending;

/// <summary>What a receiver finds when it checks our signature on mail that went through a real server.</summary>
public sealed class SignedMailThroughPostfixTests(PostfixServer postfix) : IClassFixture<PostfixServer>
{
    private const string Verify = """
        import sys, dkim
        record = sys.argv[1].encode()
        mail = sys.stdin.buffer.read()
        asked = []
        def txt(name, timeout=5):
            asked.append(name.decode())
            return record
        print(dkim.verify(mail, dnsfunc=txt), asked[0] if asked else "nothing asked")
        """;

    [Fact]
    public async Task An_independent_verifier_finds_our_signatures_good_as_they_arrive_and_bad_once_changed()
    {
        await using var scene = await SendingScene.OpenAsync(DatabaseKind.Sqlite, postfix.Plain);
        var pair = DkimKeyPair.Create();
        var key = await scene.WriteAsync(
            (db, ct) => AddDkimKey.Handle(db, scene.Ines, new("quay.example", pair.PrivateKeyPem, pair.DnsRecord), ct)
        );
        await scene.WriteAsync((db, ct) => SignWithDkimKey.Handle(db, scene.Ines, new(key.KeyId, true), ct));
        await scene.AnswerAsync("Grüße — 帆\n\nFrom here on.\n   blanks   \n\n\n" + new string('x', 2000));
        await scene.SendAsync();

        var mails = await postfix.MailsOfAsync(scene.Customer, 2);
        foreach (var mail in mails)
        {
            (await VerifyAsync(mail, pair.DnsRecord)).ShouldBe($"True {key.Selector}._domainkey.quay.example.");
            (await VerifyAsync([.. mail, (byte)'x', (byte)'\n'], pair.DnsRecord)).ShouldStartWith("False");
            var renamed = mail.AsSpan().IndexOf("Subject: "u8);
            mail[renamed + 9] ^= 1;
            (await VerifyAsync(mail, pair.DnsRecord)).ShouldStartWith("False");
        }
    }

    private static async Task<string> VerifyAsync(byte[] mail, string record)
    {
        const string Python = "/usr/bin/python3";
        File.Exists("/usr/lib/python3/dist-packages/dkim/__init__.py")
            .ShouldBeTrue("The Debian package python3-dkim is needed for this test (./test installs it)");
        var start = new ProcessStartInfo(Python)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add(Verify);
        start.ArgumentList.Add(record);
        using var run = Process.Start(start)!;
        await run.StandardInput.BaseStream.WriteAsync(mail);
        run.StandardInput.Close();
        var said = await run.StandardOutput.ReadToEndAsync();
        var wrong = await run.StandardError.ReadToEndAsync();
        await run.WaitForExitAsync();
        return said.Trim().Length > 0 ? said.Trim() : wrong;
    }
}
