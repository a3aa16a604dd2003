using System.Collections.Concurrent;
using System.Globalization;
using Charter.Desk.Mailboxes;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Charter.Mail.Fetching;
using NodaTime;

namespace Charter.Channels.Email.Fetching;

/// <summary>
/// The access tokens of mailboxes. Whoever needs one gets the one that is kept, and it is renewed once for everybody: for
/// fetching and sending, and for all nodes at one database. A refresh token is spent once only, because many providers take
/// one that comes twice for stolen and end all access (RFC 9700, section 4.14.2).
/// </summary>
public sealed class AccessTokens(
    MailboxSecrets secrets,
    TokenClient client,
    IReadGate reads,
    IWriteGate writes,
    TimeProvider time
)
{
    private static readonly Actor Desk = Actor.System("mailboxes");

    // A token that ends within a minute is not begun with.
    private static readonly Duration Margin = Duration.FromMinutes(1);

    private static readonly TimeSpan PauseBetweenLooks = TimeSpan.FromMilliseconds(200);

    // An endpoint is given thirty seconds to answer. A renewal of another node that stands for three times as long, by the
    // clock of this one, is of a node that died.
    private static readonly TimeSpan LongestRenewal = TimeSpan.FromSeconds(90);

    private readonly string _node = $"{Environment.MachineName}/{Environment.ProcessId}";
    private readonly ConcurrentDictionary<long, SemaphoreSlim> _turns = new();

    /// <summary>A token that holds.</summary>
    /// <param name="mailboxId">The mailbox.</param>
    /// <param name="refused">A token that the server has just refused; <c>null</c> at first.</param>
    /// <param name="cancellationToken">Gives up waiting. What was begun is finished: a refresh token that is spent must not be lost.</param>
    /// <exception cref="FetchException">There is no access, or it can't be renewed: says what a person has to do.</exception>
    public async Task<MailboxAccess> OfAsync(long mailboxId, string? refused, CancellationToken cancellationToken)
    {
        // Those of this node wait here; only one of them asks the database whose turn it is.
        var turn = _turns.GetOrAdd(mailboxId, _ => new SemaphoreSlim(1, 1));
        await turn.WaitAsync(cancellationToken);
        try
        {
            return await TakeAsync(mailboxId, refused, cancellationToken);
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task<MailboxAccess> TakeAsync(long mailboxId, string? refused, CancellationToken cancellationToken)
    {
        string? watched = null;
        var watchedSince = time.GetTimestamp();
        while (true)
        {
            var job = await ReadAsync(mailboxId, cancellationToken);
            if (Kept(job.State, refused) is { } token)
            {
                return new MailboxAccess(token, false);
            }

            if (job.State.Renewal != watched)
            {
                (watched, watchedSince) = (job.State.Renewal, time.GetTimestamp());
            }

            if (
                (watched is null || time.GetElapsedTime(watchedSince) > LongestRenewal)
                && await BeginAsync(job, watched) is { } renewal
                && await RenewAsync(mailboxId, renewal) is { } access
            )
            {
                return access;
            }

            await Task.Delay(PauseBetweenLooks, time, cancellationToken);
        }
    }

    private string? Kept(MailboxState state, string? refused)
    {
        var isOfUse = state.AccessToken.Length > 0 && state.AccessTokenUntil > Now() + Margin;
        return isOfUse && secrets.OpenOrExplain(state.AccessToken) is var kept && kept != refused ? kept : null;
    }

    /// <returns>The name of the renewal; <c>null</c> where it is another's turn, or the token is new already.</returns>
    private async Task<string?> BeginAsync(ReadMailboxJob.Result job, string? abandoned)
    {
        if (job.Mailbox.RefreshToken.Length == 0)
        {
            throw new FetchException(
                FetchFailure.TokenRefused,
                "The account is not connected yet",
                "Connect the account with OAuth in the mailbox's settings."
            );
        }

        var renewal = string.Create(CultureInfo.InvariantCulture, $"{_node}/{Guid.NewGuid():N}");
        var request = new BeginTokenRenewal.Request(job.Mailbox.Id, renewal, job.State.AccessToken, abandoned);
        var begun = await WriteAsync((db, ct) => BeginTokenRenewal.Handle(db, Desk, request, ct));
        return begun.MayRenew ? renewal : null;
    }

    /// <returns><c>null</c> where the account was connected anew meanwhile.</returns>
    private async Task<MailboxAccess?> RenewAsync(long mailboxId, string renewal)
    {
        try
        {
            // Read again in this turn: the turn before may have changed the refresh token.
            var mailbox = (await ReadAsync(mailboxId, CancellationToken.None)).Mailbox;
            var renewed = await client.RenewAsync(
                mailbox.TokenEndpoint,
                mailbox.ClientId,
                secrets.OpenOrExplain(mailbox.ClientSecret),
                secrets.OpenOrExplain(mailbox.RefreshToken),
                mailbox.Scope,
                CancellationToken.None
            );
            var request = new KeepAccessToken.Request(
                mailboxId,
                renewal,
                mailbox.RefreshToken,
                secrets.Close(renewed.AccessToken),
                renewed.Until,
                renewed.RefreshToken is { } next ? secrets.Close(next) : null
            );
            var kept = await WriteAsync((db, ct) => KeepAccessToken.Handle(db, Desk, request, ct));
            return kept.IsKept ? new MailboxAccess(renewed.AccessToken, true) : null;
        }
        catch
        {
            await WriteAsync((db, ct) => GiveUpTokenRenewal.Handle(db, Desk, new(mailboxId, renewal), ct));
            throw;
        }
    }

    private async Task<ReadMailboxJob.Result> ReadAsync(long mailboxId, CancellationToken cancellationToken)
    {
        await using var db = reads.Open();
        return await ReadMailboxJob.Run(db, mailboxId, cancellationToken)
            ?? throw new FetchException(FetchFailure.TokenRefused, "The mailbox is gone");
    }

    private async Task<T> WriteAsync<T>(Func<DeskContext, CancellationToken, Task<Outcome<T>>> work)
    {
        var written = await writes.WriteAsync(new WriteRequest(Desk, Now()), work, CancellationToken.None);
        return written.IsDone(out var result) ? result : throw new InvalidOperationException(written.Refusal!.Reason);
    }

    private Instant Now() => Microseconds.Truncate(Instant.FromDateTimeOffset(time.GetUtcNow()));
}
