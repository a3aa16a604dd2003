using Charter.Policy;
using NodaTime;

namespace Charter.Desk.Conversations;

/// <summary>Something that arrived on a channel, stored before anything reads it, once per channel and external id.</summary>
public sealed class Intake
{
    public long Id { get; init; }
    public ServedSubject Channel { get; init; }

    /// <summary>The channel's own id of it (a Message-ID with its mailbox, a hash of the mail); unique in the channel.</summary>
    public required string ExternalId { get; init; }
    public Instant ReceivedAt { get; init; }

    /// <summary>The raw bytes in the file store.</summary>
    public required string FileHash { get; init; }

    /// <summary>The envelope: JSON of the channel's own facts (sender, recipients, peer).</summary>
    public string Envelope { get; init; } = "{}";
    public IntakeState State { get; set; }
    public long? TicketId { get; set; }
    public long? MessageId { get; set; }

    /// <summary>Why it is ignored or quarantined.</summary>
    public string? Reason { get; set; }
    public int Attempts { get; set; }
}
