using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Charter.Channels.Email;

/// <summary>Certificates of a company's own servers, which no authority vouches for and a person has compared.</summary>
internal static class TrustedCertificates
{
    /// <summary>Judges a server's certificate: what the system trusts, and the one certificate beside it.</summary>
    /// <param name="fingerprint">Its SHA-256 in lower-case hexadecimal; empty for none.</param>
    /// <returns><c>null</c> for the system's own judgement.</returns>
    public static RemoteCertificateValidationCallback? CheckFor(string fingerprint) =>
        fingerprint.Length == 0
            ? null
            : (_, certificate, _, errors) =>
                errors == SslPolicyErrors.None
                || (certificate is not null && FingerprintOf(certificate) == fingerprint);

    /// <summary>The SHA-256 of a certificate as settings keep it.</summary>
    public static string FingerprintOf(X509Certificate certificate) =>
        Convert.ToHexStringLower(certificate.GetCertHash(HashAlgorithmName.SHA256));
}
