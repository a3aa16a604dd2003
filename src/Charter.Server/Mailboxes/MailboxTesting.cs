using Charter.Channels.Email.Fetching;
using Charter.Desk.Mailboxes;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Server.Api;

namespace Charter.Server.Mailboxes;

/// <summary>The connection test for whoever may change settings, from page and API alike.</summary>
public sealed class MailboxTesting(MailboxTest test)
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

        return await test.RunAsync(job.Mailbox, cancellationToken);
    }
}
