using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Charter.Mail.Dkim;

/// <summary>
/// Signs mail (RFC 6376: rsa-sha256, relaxed/relaxed), so that receivers see that the domain sent it and nobody changed it.
/// Ed25519 (RFC 8463) is not offered: the framework has no such signature, and every receiver takes RSA.
/// </summary>
public sealed class DkimSigner : IDisposable
{
    // What a reader sees or an answer depends on. From is named twice: nobody can add a second one.
    private static readonly string[] Signed =
    [
        "From",
        "Sender",
        "Reply-To",
        "Subject",
        "Date",
        "Message-ID",
        "To",
        "Cc",
        "MIME-Version",
        "Content-Type",
        "Content-Transfer-Encoding",
        "In-Reply-To",
        "References",
        "Auto-Submitted",
        "List-Id",
        "List-Unsubscribe",
        "List-Unsubscribe-Post",
    ];

    private readonly RSA key;

    private DkimSigner(string domain, string selector, RSA key)
    {
        Domain = domain;
        Selector = selector;
        this.key = key;
    }

    public string Domain { get; }

    /// <summary>Names the key: its public half stands in DNS at selector._domainkey.domain.</summary>
    public string Selector { get; }

    /// <summary>The TXT record to publish.</summary>
    public string DnsRecord => $"v=DKIM1; k=rsa; p={Convert.ToBase64String(key.ExportSubjectPublicKeyInfo())}";

    /// <param name="domain">The domain that signs; the one that From names, or one above it.</param>
    /// <param name="selector">The name of the key.</param>
    /// <param name="privateKeyPem">An RSA key of 1,024 bits or more, PKCS#1 or PKCS#8, in PEM.</param>
    /// <exception cref="ArgumentException">A name that is none, or no such key.</exception>
    public static DkimSigner Create(string domain, string selector, string privateKeyPem)
    {
        ArgumentNullException.ThrowIfNull(privateKeyPem);
        Check(domain, nameof(domain));
        Check(selector, nameof(selector));
        var rsa = RSA.Create();
        try
        {
            rsa.ImportFromPem(privateKeyPem);
            return rsa.KeySize >= 1024
                ? new DkimSigner(domain.ToLowerInvariant(), selector, rsa)
                : throw new ArgumentException(
                    "The key is too short: receivers want 1,024 bits at the least.",
                    nameof(privateKeyPem)
                );
        }
        catch (CryptographicException e)
        {
            rsa.Dispose();
            throw new ArgumentException("Not an RSA key in PEM.", nameof(privateKeyPem), e);
        }
        catch (ArgumentException)
        {
            rsa.Dispose();
            throw;
        }
    }

    private static void Check(string name, string parameter)
    {
        ArgumentException.ThrowIfNullOrEmpty(name, parameter);
        if (name.Length > 253 || name.Any(c => !char.IsAsciiLetterOrDigit(c) && c is not ('.' or '-' or '_')))
        {
            throw new ArgumentException("Not a domain name.", parameter);
        }
    }

    /// <summary>The mail with its signature on top.</summary>
    /// <param name="mail">The mail as it will be sent, lines ending in CR LF.</param>
    /// <param name="now">When it is signed.</param>
    public byte[] Sign(ReadOnlySpan<byte> mail, DateTimeOffset now)
    {
        var (fields, body) = DkimCanon.Split(mail);
        var bodyHash = Convert.ToBase64String(SHA256.HashData(DkimCanon.RelaxedBody(body)));
        var names = new List<string>();
        var input = new StringBuilder();
        foreach (var name in Signed)
        {
            // From the bottom up, as a verifier takes them.
            foreach (var field in fields.Where(f => f.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Reverse())
            {
                names.Add(name);
                input.Append(DkimCanon.RelaxedHeader(field.Name, field.Value)).Append("\r\n");
            }

            if (name is "From" or "Subject" or "Reply-To" or "To" or "Cc")
            {
                names.Add(name);
            }
        }

        var value = string.Create(
            CultureInfo.InvariantCulture,
            $" v=1; a=rsa-sha256; c=relaxed/relaxed; d={Domain}; s={Selector};\r\n t={now.ToUnixTimeSeconds()};\r\n h={string.Join(":\r\n  ", names.Chunk(6).Select(c => string.Join(':', c)))};\r\n bh={bodyHash};\r\n b="
        );
        input.Append(DkimCanon.RelaxedHeader("DKIM-Signature", value));
        var signature = key.SignData(
            Encoding.UTF8.GetBytes(input.ToString()),
            HashAlgorithmName.SHA256,
            RSASignaturePadding.Pkcs1
        );
        var folded = string.Join("\r\n  ", Convert.ToBase64String(signature).Chunk(70).Select(c => new string(c)));
        return [.. Encoding.ASCII.GetBytes($"DKIM-Signature:{value}{folded}\r\n"), .. mail];
    }

    public void Dispose() => key.Dispose();
}
