using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Charter.Mail.Smtp;

namespace Charter.Mail.Tests.Smtp;

/// <summary>A listener on a free port of this machine that keeps what it takes.</summary>
internal sealed class Mailbox : IAsyncDisposable
{
    private Mailbox(Func<SmtpListenerOptions, SmtpListenerOptions>? change)
    {
        var options = new SmtpListenerOptions { EndPoint = new IPEndPoint(IPAddress.Loopback, 0), Deliver = Take };
        Listener = SmtpListener.Start(change is null ? options : change(options));
    }

    public static Mailbox Open(Func<SmtpListenerOptions, SmtpListenerOptions>? change = null) => new(change);

    public SmtpListener Listener { get; }

    public ConcurrentQueue<ReceivedEnvelope> Mails { get; } = new();

    public SmtpClientOptions Client =>
        new()
        {
            Host = "127.0.0.1",
            Port = Listener.EndPoint.Port,
            Security = SmtpSecurity.None,
        };

    public string RawOf(int index) => Encoding.UTF8.GetString(Mails.ElementAt(index).Raw.Span);

    private Task<SmtpReply> Take(ReceivedEnvelope envelope, CancellationToken cancel)
    {
        Mails.Enqueue(envelope);
        return Task.FromResult(SmtpReply.Ok);
    }

    public ValueTask DisposeAsync() => Listener.DisposeAsync();
}
