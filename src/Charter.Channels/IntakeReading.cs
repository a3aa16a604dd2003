using Charter.Desk.Conversations;

namespace Charter.Channels;

/// <summary>What a channel read in something that arrived.</summary>
public abstract record IntakeReading
{
    private IntakeReading() { }

    /// <summary>A message to be filed in a ticket.</summary>
    public sealed record ToFile(FileIncoming.Request Request) : IntakeReading;

    /// <summary>Rightly in no ticket: our own mail coming back.</summary>
    public sealed record ToIgnore(string Reason) : IntakeReading;

    /// <summary>A message that waits for a person, who may let it in.</summary>
    /// <param name="Reason">Why.</param>
    /// <param name="Otherwise">How to file it once it is let in.</param>
    public sealed record ToSetApart(string Reason, FileIncoming.Request Otherwise) : IntakeReading;

    /// <summary>A report that a message of ours was not delivered.</summary>
    /// <param name="OriginalMessageId">The Message-ID of what bounced, without angle brackets.</param>
    /// <param name="Recipient">The address that refused it.</param>
    /// <param name="IsHard">Whether it is for good.</param>
    /// <param name="Detail">The other side's words.</param>
    /// <param name="Otherwise">How to file it where the message is not ours.</param>
    public sealed record Bounce(
        string? OriginalMessageId,
        string? Recipient,
        bool IsHard,
        string Detail,
        FileIncoming.Request Otherwise
    ) : IntakeReading;
}
