using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using Charter.Mail.Mime;
using Charter.Mail.Smtp;

namespace Charter.Server.Tests.MainJob;

/// <summary>Stands for the company's mail server: takes every mail that the desk sends and keeps it.</summary>
internal sealed class CompanyMailServer : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private readonly ConcurrentQueue<Delivered> _mails = new();
    private readonly SmtpListener _listener;
    private Task _holding = Task.CompletedTask;

    public CompanyMailServer() =>
        _listener = SmtpListener.Start(
            new SmtpListenerOptions
            {
                EndPoint = new IPEndPoint(IPAddress.Loopback, 0),
                Deliver = async (envelope, _) =>
                {
                    _mails.Enqueue(
                        new Delivered(envelope.MailFrom, envelope.Recipients, MailReader.Read(envelope.Raw))
                    );
                    await _holding;
                    return SmtpReply.Ok;
                },
            }
        );

    public int Port => _listener.EndPoint.Port;

    /// <summary>Takes mails without saying so, until what this gives is disposed of.</summary>
    public IDisposable Hold()
    {
        var hold = new Released();
        _holding = hold.Task;
        return hold;
    }

    public IReadOnlyList<Delivered> Mails => [.. _mails];

    /// <summary>Waits for the first mail to an address whose subject or text holds some words.</summary>
    public async Task<Delivered> WaitForAsync(string recipient, string words, Func<string>? explain = null)
    {
        var waited = Stopwatch.StartNew();
        while (waited.Elapsed < Patience)
        {
            var found = _mails.FirstOrDefault(m =>
                m.Recipients.Contains(recipient)
                && $"{m.Mail.Subject}\n{m.Mail.Text}".Contains(words, StringComparison.Ordinal)
            );
            if (found is not null)
            {
                return found;
            }

            await Task.Delay(25);
        }

        throw new InvalidOperationException(
            $"No mail to {recipient} with “{words}” within {Patience.TotalSeconds:0} s. There were: "
                + string.Join("; ", _mails.Select(m => $"{string.Join(',', m.Recipients)} “{m.Mail.Subject}”"))
                + $"\n{explain?.Invoke()}"
        );
    }

    public ValueTask DisposeAsync() => _listener.DisposeAsync();

    private sealed class Released : IDisposable
    {
        private readonly TaskCompletionSource _source = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Task => _source.Task;

        public void Dispose() => _source.TrySetResult();
    }

    /// <summary>A mail with its envelope.</summary>
    internal sealed record Delivered(string MailFrom, IReadOnlyList<string> Recipients, MailMessage Mail);
}
