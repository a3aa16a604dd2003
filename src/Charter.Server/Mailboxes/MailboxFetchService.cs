using Charter.Channels.Email.Fetching;
using Charter.Server.Hosting;

namespace Charter.Server.Mailboxes;

/// <summary>Looks after the mailboxes while the desk runs.</summary>
internal sealed class MailboxFetchService(
    MailboxWatch watch,
    ServeOptions options,
    TimeProvider time,
    ILogger<MailboxFetchService> logger
) : RepeatedWork(time, logger)
{
    private bool _hasTakenOver;

    protected override TimeSpan Pause => TimeSpan.FromSeconds(2);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await watch.DisposeAsync();
    }

    protected override async Task DoAsync(CancellationToken stopping)
    {
        // On SQLite this is the only process, so that whoever held a mailbox before is dead.
        if (!_hasTakenOver && options.Database is null)
        {
            await watch.TakeOverAsync(stopping);
            _hasTakenOver = true;
        }

        await watch.LookAsync(stopping);
    }
}
