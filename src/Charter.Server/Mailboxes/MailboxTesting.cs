using Charter.Channels.Email.Fetching;
using Charter.Desk.Mailboxes;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Charter.Server.Api;

namespace Charter.Server.Mailboxes;

/// <summary>The connection test for whoever may change settings, from page and API alike.</summary>
public sealed class MailboxTesting(MailboxTest test, MailboxConnector connector, IWriteGate writes)
{
    /// <summary>Tries the stored settings.</summary>
    public async Task<Outcome<MailboxTestResult>> RunAsync(
        DeskRequest desk,
        long mailboxId,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(desk);
        if (desk.Actor.Lacks(Permissions.EditSettings) is { } notAllowed)
        {
            return notAllowed;
        }

        var job = await desk.ReadAsync((db, ct) => ReadMailboxJob.Run(db, mailboxId, ct));
        if (job is null)
        {
            return new NotFound("mailbox");
        }

        if (job.Mailbox.Protocol == MailboxProtocol.Http)
        {
            return new FetchMailboxNow.NotFetched();
        }

        var lease = new MailboxLease(mailboxId, job.State.Fence);
        return await test.RunAsync(job, renewed => KeepAsync(desk, lease, renewed), cancellationToken);
    }

    // A provider may end the old refresh token with the new one: it is kept, whoever asked for it.
    private async Task KeepAsync(DeskRequest desk, MailboxLease lease, RenewedToken renewed)
    {
        var actor = Actor.System("mailboxes");
        await writes.WriteAsync(
            new WriteRequest(actor, desk.Now),
            (db, ct) => RecordFetchState.Handle(db, actor, new(lease, connector.Report(renewed)), ct),
            CancellationToken.None
        );
    }
}
