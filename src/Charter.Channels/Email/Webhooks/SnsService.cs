using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using NodaTime;

namespace Charter.Channels.Email.Webhooks;

/// <summary>
/// Amazon's notification service of the topic's own region, which is the one host that anything is asked of, whatever a
/// message says: its certificate, and the confirmation of a subscription. No redirect is followed.
/// </summary>
/// <param name="handler">How HTTP is spoken; <see cref="Fetching.PublicHttp"/> unless in tests.</param>
public sealed class SnsService(HttpMessageHandler handler) : IDisposable
{
    private const int MostBytes = 64 * 1024;
    private const int MostCertificates = 16;
    private const string Issued = "sns.amazonaws.com";

    private readonly ConcurrentDictionary<string, X509Certificate2> _certificates = new(StringComparer.Ordinal);
    private readonly HttpClient _http = new(handler)
    {
        Timeout = TimeSpan.FromSeconds(10),
        MaxResponseContentBufferSize = MostBytes,
    };

    /// <summary>The host of a topic's service, from <c>arn:PARTITION:sns:REGION:ACCOUNT:NAME</c>; empty for no topic.</summary>
    internal static string HostOf(string topicArn) =>
        topicArn.Split(':') is [_, var partition, "sns", { Length: > 0 } region, _, _]
            ? $"sns.{region}.amazonaws.com{(partition == "aws-cn" ? ".cn" : "")}"
            : "";

    /// <summary>Whether a message is signed with the certificate that it names, and that is the service's.</summary>
    /// <exception cref="HttpRequestException">The certificate can't be had now.</exception>
    internal async Task<bool> IsSignedAsync(SnsMessage message, Instant now, CancellationToken cancellationToken)
    {
        if (
            AddressAt(message.CertificateUrl, HostOf(message.TopicArn)) is not { Query: "" } address
            || !address.AbsolutePath.EndsWith(".pem", StringComparison.Ordinal)
            || message.Version is not ("1" or "2")
        )
        {
            return false;
        }

        var signature = new byte[message.Signature.Length];
        if (!Convert.TryFromBase64String(message.Signature, signature, out var length))
        {
            return false;
        }

        var certificate = await CertificateAsync(address, cancellationToken);
        if (certificate is null || !IsTheServices(certificate, address.Host, now))
        {
            return false;
        }

        using var key = certificate.GetRSAPublicKey();
        // Version 1 is what a topic does unless it is told otherwise.
        var hash = message.Version == "1" ? HashAlgorithmName.SHA1 : HashAlgorithmName.SHA256;
        return key is not null
            && key.VerifyData(message.Signed, signature.AsSpan(0, length), hash, RSASignaturePadding.Pkcs1);
    }

    /// <summary>Confirms a subscription that a signed message of the topic asks for.</summary>
    /// <returns>Whether it is one that may be confirmed.</returns>
    /// <exception cref="HttpRequestException">The service did not take it now.</exception>
    internal async Task<bool> ConfirmAsync(SnsMessage message, CancellationToken cancellationToken)
    {
        if (
            AddressAt(message.SubscribeUrl, HostOf(message.TopicArn)) is not { } address
            || !address.Query.Contains("Action=ConfirmSubscription", StringComparison.Ordinal)
        )
        {
            return false;
        }

        using var answer = await _http.GetAsync(address, cancellationToken);
        answer.EnsureSuccessStatusCode();
        return true;
    }

    public void Dispose()
    {
        _http.Dispose();
        foreach (var certificate in _certificates.Values)
        {
            certificate.Dispose();
        }
    }

    private static Uri? AddressAt(string text, string host) =>
        host.Length > 0
        && text.Length <= 2000
        && Uri.TryCreate(text, UriKind.Absolute, out var address)
        && address.Scheme == Uri.UriSchemeHttps
        && address.IsDefaultPort
        && address.UserInfo.Length == 0
        && address.Host == host
            ? address
            : null;

    private static bool IsTheServices(X509Certificate2 certificate, string host, Instant now) =>
        certificate.NotBefore.ToUniversalTime() <= now.ToDateTimeUtc()
        && certificate.NotAfter.ToUniversalTime() >= now.ToDateTimeUtc()
        && (certificate.MatchesHostname(Issued) || certificate.MatchesHostname(host));

    private async Task<X509Certificate2?> CertificateAsync(Uri address, CancellationToken cancellationToken)
    {
        if (_certificates.TryGetValue(address.AbsoluteUri, out var known))
        {
            return known;
        }

        var pem = await _http.GetStringAsync(address, cancellationToken);
        X509Certificate2 certificate;
        try
        {
            certificate = X509Certificate2.CreateFromPem(pem);
        }
        catch (CryptographicException)
        {
            return null;
        }

        // A service has one or two at a time; who makes it fetch many more is not it.
        return _certificates.Count < MostCertificates
            ? _certificates.GetOrAdd(address.AbsoluteUri, certificate)
            : certificate;
    }
}
