using Charter.Desk.Staff;
using NodaTime;

namespace Charter.Desk.Conversations;

/// <summary>
/// An answer that is written and has not left: it can be taken back for some seconds, or waits for a time that its
/// author chose. Until it leaves nothing was said to the customer, and no clock knows of it. The row goes when the
/// answer leaves or is taken back; the journal keeps both facts.
/// </summary>
public sealed class HeldReply
{
    public long Id { get; init; }
    public long TicketId { get; set; }

    /// <summary>Who wrote it: a member of staff, or a program.</summary>
    public ActorKind AuthorKind { get; init; }
    public long AuthorId { get; init; }

    /// <summary>What is to be sent: a <see cref="SendReply.Request"/> as JSON.</summary>
    public required string Reply { get; init; }
    public Instant WrittenAt { get; init; }

    /// <summary>Not before.</summary>
    public Instant LeavesAt { get; set; }

    /// <summary>Whether its author chose the time, in place of the seconds for second thoughts.</summary>
    public bool IsScheduled { get; set; }

    /// <summary>Why it does not leave although its time may have come; <c>null</c> while nothing stands in the way.</summary>
    public HeldBecause? StoppedBecause { get; set; }

    /// <summary>What stands in the way in words, where the desk refused to send it.</summary>
    public string? StoppedDetail { get; set; }
    public int Version { get; set; } = 1;

    /// <summary>Whether the actor wrote it.</summary>
    public bool IsBy(Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return actor.Kind == AuthorKind && actor.Id == AuthorId;
    }
}
