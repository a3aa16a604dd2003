using NodaTime;

namespace Charter.Desk.Mailboxes;

/// <summary>How a mailbox fares at an instant.</summary>
/// <param name="LastFetchAt">When a fetch last began.</param>
/// <param name="LastSuccessAt">When one last ended well.</param>
/// <param name="Error">What went wrong at the last one; <c>null</c> while all is well.</param>
/// <param name="Advice">What a person can do about it.</param>
/// <param name="FailedAt">When it first failed since it last worked.</param>
/// <param name="Failures">How often in a row.</param>
/// <param name="Remark">What works otherwise than it was set.</param>
/// <param name="NextTryAt">When it is tried again.</param>
/// <param name="IsBusy">Whether a node is at it now.</param>
/// <param name="IsWatched">Whether the server tells of new mail as it comes.</param>
/// <param name="Waiting">Mails that waited when it was last looked at.</param>
/// <param name="OldestWaitingAt">When the oldest of them came.</param>
/// <param name="Taken">Mails taken in all.</param>
/// <param name="LastTakenAt">When the last one was taken.</param>
/// <param name="RefusedAt">When mail that was brought by HTTP was last not taken.</param>
/// <param name="Refused">Why.</param>
public sealed record MailboxHealth(
    Instant? LastFetchAt,
    Instant? LastSuccessAt,
    string? Error,
    string? Advice,
    Instant? FailedAt,
    int Failures,
    string? Remark,
    Instant NextTryAt,
    bool IsBusy,
    bool IsWatched,
    int Waiting,
    Instant? OldestWaitingAt,
    long Taken,
    Instant? LastTakenAt,
    Instant? RefusedAt,
    string? Refused
)
{
    internal static MailboxHealth Of(MailboxState state, Instant now)
    {
        var isBusy = state.LeasedUntil > now;
        return new(
            state.LastFetchAt,
            state.LastSuccessAt,
            state.Error,
            state.Advice,
            state.FailedAt,
            state.Failures,
            state.Remark,
            state.NextTryAt,
            isBusy,
            isBusy && state.IsWatched,
            state.Waiting,
            state.OldestWaitingAt,
            state.Taken,
            state.LastTakenAt,
            state.RefusedAt,
            state.Refused
        );
    }
}
