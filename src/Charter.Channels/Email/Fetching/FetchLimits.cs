namespace Charter.Channels.Email.Fetching;

/// <summary>How much and how long the fetching of mailboxes may take.</summary>
public sealed record FetchLimits
{
    /// <summary>The largest mail that is fetched, in bytes; of a larger one the header.</summary>
    public long LargestMail { get; init; } = 50L * 1024 * 1024;

    /// <summary>How long a mail server may be silent.</summary>
    public TimeSpan Silence { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How often a mailbox is asked whose server does not tell of new mail by itself.</summary>
    public TimeSpan Poll { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long one IDLE lasts: shorter than the patience of firewalls.</summary>
    public TimeSpan Idle { get; init; } = TimeSpan.FromMinutes(4);

    /// <summary>How long a node has a mailbox without renewing it.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How often a mail that can't be fetched is tried before it is set apart.</summary>
    public int MostAttempts { get; init; } = 3;
}
