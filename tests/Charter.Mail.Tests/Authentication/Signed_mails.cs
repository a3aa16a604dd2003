using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Charter.Mail.Dkim;
using Charter.Mail.Mime;

namespace Charter.Mail.Tests.Authentication;

/// <summary>Our signatures, verified by code that shares nothing with what makes them.</summary>
public sealed partial class Signed_mails
{
    private static readonly DateTimeOffset Now = new(2026, 3, 3, 10, 0, 0, TimeSpan.Zero);

    private static byte[] Write(string text) =>
        MailWriter.Write(
            new OutgoingMail
            {
                MessageId = "1@desk.example",
                From = new MailAddress("Süpport", "support@desk.example"),
                To = [new MailAddress("Jane", "jane@home.example")],
                Date = Now,
                Subject = "Ihre Bestellung für Köln und noch viel mehr, damit die Zeile gefaltet werden muss",
                Text = text,
            }
        );

    [Theory]
    [InlineData("Hello")]
    [InlineData("")]
    [InlineData("Two  blanks \n\n\nand lines\n\n\n")]
    [InlineData("你好，世界")]
    public void Hold_when_verified(string text)
    {
        using var rsa = RSA.Create(2048);
        using var signer = DkimSigner.Create("desk.example", "k1", rsa.ExportPkcs8PrivateKeyPem());
        var signed = Encoding.UTF8.GetString(signer.Sign(Write(text), Now));
        Verify(signed, rsa).ShouldBeTrue();
        Verify(signed.Replace("Jane", "Eve", StringComparison.Ordinal), rsa).ShouldBeFalse();
        Verify("From: eve@evil.example\r\n" + signed, rsa).ShouldBeFalse();
        signer.DnsRecord.ShouldStartWith("v=DKIM1; k=rsa; p=MII");
        signed.Split("\r\n").ShouldAllBe(line => line.Length <= 78 + 20);
    }

    [Fact]
    public void Hold_when_a_server_on_the_way_folds_and_trims()
    {
        using var rsa = RSA.Create(2048);
        using var signer = DkimSigner.Create("desk.example", "k1", rsa.ExportRSAPrivateKeyPem());
        var signed = Encoding.UTF8.GetString(signer.Sign(Write("Hello"), Now));
        var folded = signed.Replace("To: Jane", "to:\r\n\t Jane", StringComparison.Ordinal) + "\r\n\r\n";
        folded.ShouldNotBe(signed);
        Verify(folded, rsa).ShouldBeTrue();
    }

    [Theory]
    [InlineData("desk.example\r\nX: y", "k1")]
    [InlineData("desk.example", "k 1")]
    [InlineData("", "k1")]
    public void Names_that_are_none_are_misuse(string domain, string selector)
    {
        using var rsa = RSA.Create(1024);
        Should.Throw<ArgumentException>(() => DkimSigner.Create(domain, selector, rsa.ExportPkcs8PrivateKeyPem()));
        Should.Throw<ArgumentException>(() => DkimSigner.Create("desk.example", "k1", "no key"));
    }

    /// <summary>RFC 6376, section 6, written with regular expressions: slow, plain, and independent.</summary>
    private static bool Verify(string mail, RSA key)
    {
        var split = mail.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        var unfolded = Folds().Replace(mail[..split], " ");
        var fields = unfolded
            .Split("\r\n")
            .Select(l => l.Split(':', 2))
            .Select(p => (Name: p[0].Trim().ToLowerInvariant(), Value: p[1]))
            .ToList();
        var signature = fields.First(f => f.Name == "dkim-signature").Value;
        var tags = signature
            .Split(';')
            .Select(t => t.Split('=', 2))
            .ToDictionary(t => t[0].Trim(), t => Blanks().Replace(t[1], ""));
        var body = string.Join(
            "\r\n",
            mail[(split + 4)..].Split("\r\n").Select(l => Blanks().Replace(l, " ").TrimEnd(' '))
        );
        body = TrailingLines().Replace(body, "");
        body = body.Length == 0 ? "" : body + "\r\n";
        if (Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(body))) != tags["bh"])
        {
            return false;
        }

        var input = new StringBuilder();
        var used = new List<int>();
        foreach (var name in tags["h"].Split(':'))
        {
            var index = fields.FindLastIndex(f =>
                f.Name.Equals(name, StringComparison.OrdinalIgnoreCase) && !used.Contains(fields.IndexOf(f))
            );
            if (index >= 0)
            {
                used.Add(index);
                input
                    .Append(fields[index].Name)
                    .Append(':')
                    .Append(Blanks().Replace(fields[index].Value, " ").Trim())
                    .Append("\r\n");
            }
        }

        var unsigned = Blanks()
            .Replace(signature[..(signature.LastIndexOf("; b=", StringComparison.Ordinal) + 4)], " ")
            .Trim();
        input.Append("dkim-signature:").Append(unsigned);
        return key.VerifyData(
            Encoding.UTF8.GetBytes(input.ToString()),
            Convert.FromBase64String(tags["b"]),
            HashAlgorithmName.SHA256,
            RSASignaturePadding.Pkcs1
        );
    }

    [GeneratedRegex("\r\n[ \t]+")]
    private static partial Regex Folds();

    [GeneratedRegex("[ \t]+")]
    private static partial Regex Blanks();

    [GeneratedRegex("(\r\n)*$")]
    private static partial Regex TrailingLines();
}
