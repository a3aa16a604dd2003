using System.Net;
using System.Security.Cryptography.X509Certificates;

namespace Charter.Mail.Smtp;

/// <summary>How a listener behaves and what it bounds.</summary>
public sealed record SmtpListenerOptions
{
    /// <summary>Port 0 takes any free one; <see cref="SmtpListener.EndPoint"/> tells which.</summary>
    public required IPEndPoint EndPoint { get; init; }

    /// <summary>
    /// Called with the whole mail BEFORE it is acknowledged: when it returns success the mail is the receiver's, so
    /// it must be durable by then. When it throws, the sender is told to try again (451).
    /// </summary>
    public required Func<ReceivedEnvelope, CancellationToken, Task<SmtpReply>> Deliver { get; init; }

    /// <summary>Says for each recipient (envelope sender, recipient) whether it is taken; all are when this is null.</summary>
    public Func<string, string, CancellationToken, ValueTask<SmtpReply>>? CheckRecipient { get; init; }

    public string HostName { get; init; } = "localhost";

    /// <summary>LMTP (RFC 2033): LHLO, and one reply for each recipient.</summary>
    public bool IsLmtp { get; init; }

    /// <summary>Offers STARTTLS when set.</summary>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>Refuses mail before STARTTLS.</summary>
    public bool RequireTls { get; init; }

    /// <summary>Announced by SIZE and enforced.</summary>
    public int MaxMessageBytes { get; init; } = 50 * 1024 * 1024;

    public int MaxRecipients { get; init; } = 100;

    public int MaxConnections { get; init; } = 100;

    public int MaxMessagesPerConnection { get; init; } = 1_000;

    /// <summary>Wrong commands and refused recipients of one connection before it is closed.</summary>
    public int MaxErrors { get; init; } = 30;

    /// <summary>Bytes of one command line.</summary>
    public int MaxCommandLength { get; init; } = 4_096;

    /// <summary>How long the other side may be silent (RFC 5321, 4.5.3.2 asks for five minutes).</summary>
    public TimeSpan IdleTimeout { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How long one mail's data may take in all.</summary>
    public TimeSpan DataTimeout { get; init; } = TimeSpan.FromMinutes(20);

    /// <summary>Told of what went wrong inside: a delivery that threw, a connection that broke.</summary>
    public Action<Exception>? OnError { get; init; }
}
