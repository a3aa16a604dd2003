using Charter.Desk.Mailboxes.Events;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using NodaTime;

namespace Charter.Desk.Mailboxes;

/// <summary>Notes how a fetch goes: that it began and what waits, that it ended well, or what went wrong.</summary>
public static class RecordFetchState
{
    /// <summary>What there is to say.</summary>
    public abstract record Report
    {
        private Report() { }

        /// <summary>It looked and saw what waits.</summary>
        public sealed record Began(int Waiting, Instant? OldestWaitingAt) : Report;

        /// <summary>All that could be taken was taken.</summary>
        /// <param name="Waiting">What is left for another try.</param>
        /// <param name="Remark">What works otherwise than it was set.</param>
        /// <param name="IsWatched">Whether the connection stays and tells of new mail.</param>
        public sealed record Succeeded(int Waiting, string? Remark, bool IsWatched) : Report;

        /// <summary>It could not be fetched.</summary>
        /// <param name="Failure">The kind of failure, as a token.</param>
        /// <param name="Error">What went wrong, in words.</param>
        /// <param name="Advice">What a person can do.</param>
        /// <param name="IsTransient">Whether the same settings may work later.</param>
        /// <param name="Chance">A random number in [0, 1), so that many mailboxes of one server don't come back together.</param>
        public sealed record Failed(string Failure, string Error, string Advice, bool IsTransient, double Chance)
            : Report;

        /// <summary>It ends, and the mailbox is free for any node.</summary>
        /// <param name="NextTryAt">When to look again; <c>null</c> for what an earlier report said.</param>
        public sealed record Ended(Instant? NextTryAt) : Report;
    }

    /// <param name="Lease">By which right.</param>
    /// <param name="Report">What there is to say.</param>
    public sealed record Request(MailboxLease Lease, Report Report);

    public static async Task<Outcome<Done>> Handle(
        DeskContext db,
        Actor actor,
        Request request,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(request);
        if (actor.Lacks(Permissions.Operate) is { } notAllowed)
        {
            return notAllowed;
        }

        if (await request.Lease.FindStateAsync(db, cancellationToken) is not { } state)
        {
            return Done.It;
        }

        switch (request.Report)
        {
            case Report.Began began:
                state.LastFetchAt = db.Write!.Now;
                (state.Waiting, state.OldestWaitingAt) = (began.Waiting, began.OldestWaitingAt);
                break;
            case Report.Succeeded succeeded:
                Succeed(db, state, succeeded);
                break;
            case Report.Failed failed:
                Fail(db, state, failed);
                break;
            case Report.Ended ended:
                (state.LeasedBy, state.LeasedUntil, state.IsWatched) = (null, null, false);
                state.NextTryAt = ended.NextTryAt ?? state.NextTryAt;
                break;
        }

        return Done.It;
    }

    private static void Succeed(DeskContext db, MailboxState state, Report.Succeeded report)
    {
        if (state.FailedAt is not null)
        {
            db.Record(new MailboxRecovered(state.MailboxId, state.ToldAt is not null));
            state.ToldAt = null;
        }

        state.LastSuccessAt = db.Write!.Now;
        (state.Error, state.Advice, state.FailedAt, state.Failures) = (null, null, null, 0);
        state.Remark = report.Remark is null ? null : FieldText.CleanLine(report.Remark, 1000);
        state.Waiting = report.Waiting;
        state.OldestWaitingAt = report.Waiting == 0 ? null : state.OldestWaitingAt;
        state.IsWatched = report.IsWatched;
    }

    private static void Fail(DeskContext db, MailboxState state, Report.Failed report)
    {
        // The journal holds that it began to fail, not each try.
        if (state.FailedAt is null)
        {
            db.Record(new MailboxFailed(state.MailboxId, report.Failure));
            state.FailedAt = db.Write!.Now;
        }

        state.Failures++;
        if (state.ToldAt is null && FetchSchedule.IsWorthTelling(state, report.IsTransient, db.Write!.Now))
        {
            state.ToldAt = db.Write.Now;
            db.Record(new MailboxStillFailed(state.MailboxId, report.Failure));
        }

        state.Error = FieldText.CleanLine(report.Error, 1000);
        state.Advice = report.Advice.Length == 0 ? null : FieldText.CleanLine(report.Advice, 1000);
        state.NextTryAt = db.Write!.Now + FetchSchedule.PauseAfter(state.Failures, report.IsTransient, report.Chance);
        state.IsWatched = false;
    }
}
