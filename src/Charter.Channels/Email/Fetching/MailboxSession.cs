using Charter.Desk.Mailboxes;
using Charter.Mail.Fetching;
using Charter.Mail.Imap;
using Charter.Mail.Pop3;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Charter.Channels.Email.Fetching;

/// <summary>A node's stay at one mailbox, from its lease to its end, whatever ends it.</summary>
internal sealed class MailboxSession(FetchRun run, MailboxConnector connector, ILogger logger)
{
    private static readonly Duration OrdinaryStay = Duration.FromSeconds(30);

    /// <summary>Fetches until the connection is lost, the settings change or the desk stops. Never throws.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        Instant? next = null;
        var begunAt = run.Now();
        try
        {
            next = await FetchAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Stopped; whoever has the mailbox next goes on at the same place.
        }
        catch (FetchException e)
            when (e.IsTransient && run.SucceededAt is not null && run.Now() - begunAt > OrdinaryStay)
        {
            // Servers end long connections now and then. That is no failure; if the next one fails, that is.
            next = run.Now() + Duration.FromSeconds(2);
        }
        catch (FetchException e)
        {
            logger.LogInformation("Mailbox {Mailbox} could not be fetched: {Problem}", run.Lease.MailboxId, e.Message);
            await TellAsync(Failed(e));
        }
        catch (Exception e)
        {
            logger.LogError(e, "Fetching mailbox {Mailbox} failed", run.Lease.MailboxId);
            await TellAsync(
                new RecordFetchState.Report.Failed(
                    "desk",
                    $"The desk could not take it: {e.Message}",
                    "",
                    true,
                    Chance()
                )
            );
        }
        finally
        {
            await TellAsync(new RecordFetchState.Report.Ended(next));
        }
    }

    private async Task<Instant?> FetchAsync(CancellationToken cancellationToken)
    {
        string? refused = null;
        while (true)
        {
            var (options, isNewToken) = await connector.PrepareAsync(run.Mailbox, refused, cancellationToken);
            try
            {
                return await FetchAsync(options, cancellationToken);
            }
            catch (FetchException e)
                when (e.Failure == FetchFailure.TokenRefused
                    && !isNewToken
                    && options.Credentials.Way == MailboxSignIn.OAuth2
                )
            {
                // The kept token was taken back before its time: once, a new one is asked for.
                refused = options.Credentials.Secret;
            }
        }
    }

    /// <returns>When to look again.</returns>
    private async Task<Instant?> FetchAsync(MailboxOptions options, CancellationToken cancellationToken)
    {
        if (run.Mailbox.Protocol == MailboxProtocol.Pop3)
        {
            await using var pop3 = await Pop3Client.ConnectAsync(options, cancellationToken);
            await new Pop3Fetch(pop3, run).RunAsync(cancellationToken);
            return run.Now() + Duration.FromTimeSpan(run.Limits.Poll);
        }

        await using var imap = await ImapClient.ConnectAsync(options, cancellationToken);
        await new ImapFetch(imap, run).RunAsync(cancellationToken);
        return null;
    }

    private static RecordFetchState.Report.Failed Failed(FetchException e) =>
        new(Charter.Policy.Vocabulary.Token(e.Failure), e.Message, e.Advice, e.IsTransient, Chance());

    private static double Chance() => Random.Shared.NextDouble();

    // The database may be what failed; then the lease ends by itself.
    private async Task TellAsync(RecordFetchState.Report report)
    {
        try
        {
            await run.ReportAsync(report);
        }
        catch (Exception e)
        {
            logger.LogWarning(e, "The state of mailbox {Mailbox} could not be noted", run.Lease.MailboxId);
        }
    }
}
