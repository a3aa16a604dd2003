using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;

namespace Charter.Server.Tests.Mailboxes;

/// <summary>Amazon's notification service: signs messages as documented, hands out its certificate, and hears of confirmations.</summary>
public sealed class SnsHost : HttpMessageHandler
{
    public const string Topic = "arn:aws:sns:eu-west-1:123456789012:help";
    public const string Certificate = "https://sns.eu-west-1.amazonaws.com/SimpleNotificationService-0a1b.pem";

    private readonly RSA _key = RSA.Create(2048);
    private readonly string _pem;

    public SnsHost()
        : this("sns.amazonaws.com") { }

    public SnsHost(string name)
    {
        var request = new CertificateRequest($"CN={name}", _key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        request.CertificateExtensions.Add(names.Build());
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(30));
        _pem = certificate.ExportCertificatePem();
    }

    /// <summary>All that was asked, in its order.</summary>
    public ConcurrentQueue<string> Asked { get; } = new();

    /// <summary>Whether nothing answers.</summary>
    public bool IsAway { get; set; }

    public JsonObject Notification(string text, string version = "2") =>
        Sign(Bare("Notification", text), version, "Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type");

    public JsonObject Confirmation(string subscribe, string type = "SubscriptionConfirmation")
    {
        var message = Bare(type, "You have chosen to subscribe to the topic.");
        message["Token"] = "2336412f37";
        message["SubscribeURL"] = subscribe;
        return Sign(message, "1", "Message", "MessageId", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type");
    }

    /// <summary>A message with the signature over its fields as they are now.</summary>
    public JsonObject Sign(JsonObject message, string version, params string[] names)
    {
        ArgumentNullException.ThrowIfNull(message);
        var signed = string.Concat(names.Where(n => message[n] is not null).Select(n => $"{n}\n{message[n]}\n"));
        var hash = version == "1" ? HashAlgorithmName.SHA1 : HashAlgorithmName.SHA256;
        message["SignatureVersion"] = version;
        message["Signature"] = Convert.ToBase64String(
            _key.SignData(Encoding.UTF8.GetBytes(signed), hash, RSASignaturePadding.Pkcs1)
        );
        message["SigningCertURL"] = Certificate;
        return message;
    }

    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(request);
        Asked.Enqueue(request.RequestUri!.AbsoluteUri);
        return IsAway
            ? throw new HttpRequestException("away")
            : Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(_pem) });
    }

    protected override void Dispose(bool disposing)
    {
        _key.Dispose();
        base.Dispose(disposing);
    }

    private static JsonObject Bare(string type, string text) =>
        new()
        {
            ["Type"] = type,
            ["MessageId"] = Guid.NewGuid().ToString(),
            ["TopicArn"] = Topic,
            ["Message"] = text,
            ["Timestamp"] = TimeProvider
                .System.GetUtcNow()
                .ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
        };
}
