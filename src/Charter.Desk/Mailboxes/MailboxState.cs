using NodaTime;

namespace Charter.Desk.Mailboxes;

/// <summary>How a mailbox fares, and which node has it now. One row beside each mailbox, written by the fetching.</summary>
public sealed class MailboxState
{
    public long MailboxId { get; init; }

    /// <summary>When a fetch last began.</summary>
    public Instant? LastFetchAt { get; set; }

    /// <summary>When a fetch last ended well.</summary>
    public Instant? LastSuccessAt { get; set; }

    /// <summary>What went wrong at the last fetch, in words; <c>null</c> while all is well.</summary>
    public string? Error { get; set; }

    /// <summary>What a person can do about it.</summary>
    public string? Advice { get; set; }

    /// <summary>When it first failed, since it last worked.</summary>
    public Instant? FailedAt { get; set; }

    /// <summary>When administrators were told of it; <c>null</c> where they were not, or it works again.</summary>
    public Instant? ToldAt { get; set; }

    /// <summary>How often it failed in a row.</summary>
    public int Failures { get; set; }

    /// <summary>What works, but not as it was set: mails that can't be moved, a folder that is passed over.</summary>
    public string? Remark { get; set; }

    /// <summary>When it is tried again, unless somebody asks before.</summary>
    public Instant NextTryAt { get; set; }

    /// <summary>When somebody asked to fetch at once.</summary>
    public Instant? AskedAt { get; set; }

    /// <summary>Whether the connection stands and the server tells of new mail.</summary>
    public bool IsWatched { get; set; }

    /// <summary>Mails that wait in the mailbox, as the last fetch saw them.</summary>
    public int Waiting { get; set; }

    /// <summary>When the oldest of them came into the mailbox.</summary>
    public Instant? OldestWaitingAt { get; set; }

    /// <summary>Mails taken in all.</summary>
    public long Taken { get; set; }
    public Instant? LastTakenAt { get; set; }

    /// <summary>When mail that was brought by HTTP was last not taken.</summary>
    public Instant? RefusedAt { get; set; }

    /// <summary>Why, in words.</summary>
    public string? Refused { get; set; }

    /// <summary>The access token, encrypted; empty for none.</summary>
    public string AccessToken { get; set; } = "";
    public Instant? AccessTokenUntil { get; set; }

    /// <summary>The renewal of the access token that is under way, by a name of its own; <c>null</c> for none.</summary>
    public string? Renewal { get; set; }

    /// <summary>The node that has it; <c>null</c> for none.</summary>
    public string? LeasedBy { get; set; }
    public Instant? LeasedUntil { get; set; }

    /// <summary>Raised with each lease: what a node with an older one reports is refused.</summary>
    public long Fence { get; set; }
}
