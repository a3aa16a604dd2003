using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Charter.Desk.Journal;
using Charter.Mail.Smtp;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Charter.Channels.Email;

/// <summary>The desk's own SMTP listener. A mail is acknowledged to the sending server only when it is durable.</summary>
public sealed class MailListener(
    ChannelIntake intake,
    EmailReader reader,
    EmailAddresses addresses,
    TimeProvider time,
    ILogger<MailListener> logger
)
{
    /// <summary>Starts to listen. Dispose the listener to stop.</summary>
    /// <param name="endPoint">Where.</param>
    /// <param name="hostName">What it calls itself.</param>
    /// <param name="isLmtp">Whether it speaks LMTP, as mail servers do to what delivers for them.</param>
    /// <param name="certificate">Offers STARTTLS with it; <c>null</c> for none.</param>
    public SmtpListener Start(
        IPEndPoint endPoint,
        string hostName,
        bool isLmtp = false,
        X509Certificate2? certificate = null
    ) =>
        SmtpListener.Start(
            new SmtpListenerOptions
            {
                EndPoint = endPoint,
                HostName = hostName,
                IsLmtp = isLmtp,
                Certificate = certificate,
                CheckRecipient = CheckAsync,
                Deliver = (envelope, cancellationToken) => TakeAsync(envelope, hostName, cancellationToken),
                OnError = problem => logger.LogWarning(problem, "A mail connection failed"),
            }
        );

    private async ValueTask<SmtpReply> CheckAsync(
        string mailFrom,
        string recipient,
        CancellationToken cancellationToken
    ) =>
        await addresses.TakesAsync(recipient, cancellationToken)
            ? SmtpReply.Ok
            : new SmtpReply(550, "There is no such mailbox here.", "5.1.1");

    private async Task<SmtpReply> TakeAsync(
        ReceivedEnvelope envelope,
        string hostName,
        CancellationToken cancellationToken
    )
    {
        var now = time.GetUtcNow();
        var mailbox = await addresses.MailboxAtAsync(envelope.Recipients, cancellationToken);
        var facts = new MailEnvelope(
            envelope.MailFrom,
            envelope.Recipients,
            envelope.RemoteEndPoint?.ToString() ?? "",
            mailbox?.Id,
            IsWhole: true
        );
        var trace = System.Text.Encoding.UTF8.GetBytes(envelope.TraceHeaders(hostName, now));
        byte[] raw = [.. trace, .. envelope.Raw.Span];
        var outcome = await intake.TakeAsync(
            reader,
            new RawIntake(
                raw,
                ExternalId: null,
                JsonSerializer.Serialize(facts, JournalJson.Options),
                Instant.FromDateTimeOffset(now)
            )
            {
                Places = envelope.Recipients,
                TraceLength = trace.Length,
            },
            cancellationToken
        );
        return outcome.Refusal is { } refusal
            ? new SmtpReply(451, $"Not taken now: {refusal.Reason}", "4.3.0")
            : SmtpReply.Ok;
    }
}
