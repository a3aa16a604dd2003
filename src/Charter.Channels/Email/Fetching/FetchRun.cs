using Charter.Desk.Mailboxes;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using NodaTime;

namespace Charter.Channels.Email.Fetching;

/// <summary>One node at one mailbox: takes mails in, remembers how far it came, and reports, all under its lease.</summary>
internal sealed class FetchRun(
    ReadMailboxJob.Result job,
    MailboxLease lease,
    MailIntake intake,
    IReadGate reads,
    IWriteGate writes,
    TimeProvider time,
    FetchLimits limits
)
{
    private static readonly Actor Desk = Actor.System("mailboxes");

    public Mailbox Mailbox => job.Mailbox;

    public MailboxState State => job.State;

    public MailboxLease Lease => lease;

    public FetchLimits Limits => limits;

    /// <summary>Whether it waits for new mail and may be interrupted without loss.</summary>
    public bool IsWaiting
    {
        get => Volatile.Read(ref field);
        set => Volatile.Write(ref field, value);
    }

    /// <summary>When all was well last in this stay; <c>null</c> before.</summary>
    public Instant? SucceededAt { get; private set; }

    public Instant Now() => Microseconds.Truncate(Instant.FromDateTimeOffset(time.GetUtcNow()));

    /// <summary>Takes a mail; when the task ends it is durable.</summary>
    public Task TakeAsync(ReadOnlyMemory<byte> mail, bool isJunk, CancellationToken cancellationToken) =>
        intake.TakeAsync(mail, Envelope(isJunk), [Mailbox.Address], Now(), cancellationToken);

    /// <summary>Sets what stands for a mail apart, with the reason.</summary>
    public Task SetApartAsync(
        ReadOnlyMemory<byte> mail,
        bool isJunk,
        string reason,
        CancellationToken cancellationToken
    ) => intake.SetApartAsync(mail, Envelope(isJunk), [Mailbox.Address], reason, Now(), cancellationToken);

    public async Task<MailboxFolder?> FolderAsync(string folder, CancellationToken cancellationToken)
    {
        await using var db = reads.Open();
        return await ReadMailboxJob.FolderAsync(db, lease.MailboxId, folder, cancellationToken);
    }

    public async Task<IReadOnlyDictionary<string, MailboxMail>> MailsAsync(
        string folder,
        CancellationToken cancellationToken
    )
    {
        await using var db = reads.Open();
        return await ReadMailboxJob.MailsAsync(db, lease.MailboxId, folder, cancellationToken);
    }

    // What happened is noted even if the work is being stopped.
    public Task ProgressAsync(RecordProgress.Request progress) =>
        WriteAsync((db, ct) => RecordProgress.Handle(db, Desk, progress, ct));

    public async Task ReportAsync(RecordFetchState.Report report)
    {
        await WriteAsync((db, ct) => RecordFetchState.Handle(db, Desk, new(lease, report), ct));
        SucceededAt = report is RecordFetchState.Report.Succeeded ? Now() : SucceededAt;
    }

    private MailEnvelope Envelope(bool isJunk) => new(null, [], $"{Mailbox.Host}", Mailbox.Id, isJunk);

    private async Task WriteAsync(Func<DeskContext, CancellationToken, Task<Outcome<Done>>> work)
    {
        var done = await writes.WriteAsync(new WriteRequest(Desk, Now()), work, CancellationToken.None);
        if (done.Refusal is { } refusal)
        {
            throw new InvalidOperationException(refusal.Reason);
        }
    }
}
