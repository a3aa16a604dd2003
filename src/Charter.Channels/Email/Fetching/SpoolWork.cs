using Microsoft.Extensions.Logging;

namespace Charter.Channels.Email.Fetching;

/// <summary>Takes up what programs left in the spool.</summary>
public sealed class SpoolWork(
    MailSpool spool,
    MailIntake intake,
    EmailAddresses addresses,
    TimeProvider time,
    ILogger<SpoolWork> logger
)
{
    /// <summary>Takes all that waits. One that can't be taken now stays, and holds up no other.</summary>
    /// <returns>How many were taken.</returns>
    public async Task<int> RunOnceAsync(CancellationToken cancellationToken)
    {
        spool.Sweep(time);
        var taken = 0;
        foreach (var path in spool.List())
        {
            try
            {
                taken += await TakeAsync(path, cancellationToken) ? 1 : 0;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                logger.LogError(e, "The mail {File} in the spool can't be read", path);
            }
        }

        return taken;
    }

    private async Task<bool> TakeAsync(string path, CancellationToken cancellationToken)
    {
        if (await MailSpool.ReadAsync(path, cancellationToken) is not { } waiting)
        {
            return false;
        }

        var mailbox = await addresses.MailboxAtAsync(waiting.Envelope.Recipients, cancellationToken);
        await intake.TakeAsync(
            waiting.Mail,
            waiting.Envelope with
            {
                MailboxId = mailbox?.Id,
            },
            waiting.Envelope.Recipients,
            waiting.At,
            cancellationToken
        );
        MailSpool.Remove(path);
        return true;
    }
}
