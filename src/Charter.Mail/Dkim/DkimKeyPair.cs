using System.Security.Cryptography;

namespace Charter.Mail.Dkim;

/// <summary>A new key to sign mail with.</summary>
/// <param name="PrivateKeyPem">The private half, PKCS#8 in PEM: to be kept secret.</param>
/// <param name="DnsRecord">The public half as the TXT record that has to stand at selector._domainkey.domain.</param>
public sealed record DkimKeyPair(string PrivateKeyPem, string DnsRecord)
{
    // RFC 8301, 3.2: signers should use 2,048 bits; longer keys do not fit into one answer of DNS.
    private const int Bits = 2048;

    /// <summary>Makes a key.</summary>
    public static DkimKeyPair Create()
    {
        using var key = RSA.Create(Bits);
        return new DkimKeyPair(
            key.ExportPkcs8PrivateKeyPem(),
            $"v=DKIM1; k=rsa; p={Convert.ToBase64String(key.ExportSubjectPublicKeyInfo())}"
        );
    }

    /// <summary>Without the private half, so that no log ever holds it.</summary>
    public override string ToString() => DnsRecord;
}
