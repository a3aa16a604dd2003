using NodaTime;

namespace Charter.Desk.Deliveries;

/// <summary>Something that has to leave the desk: a mail, later a webhook or a WhatsApp message.</summary>
public sealed class OutboxItem
{
    public long Id { get; init; }

    /// <summary>Which delivery takes it, for example <c>mail</c>.</summary>
    public required string Effect { get; init; }

    /// <summary>The same key never leaves twice.</summary>
    public required string IdempotencyKey { get; init; }
    public long? TicketId { get; init; }
    public long? MessageId { get; init; }

    /// <summary>What the delivery needs beside the message, as JSON.</summary>
    public required string Payload { get; set; }
    public Instant CreatedAt { get; init; }

    /// <summary>Not before.</summary>
    public Instant DueAt { get; set; }
    public int Attempts { get; set; }
    public OutboxState State { get; set; }

    /// <summary>What went wrong last, in words.</summary>
    public string? LastError { get; set; }

    /// <summary>Which node works on it until <see cref="LeasedUntil"/>, by the database's clock.</summary>
    public string? LeasedBy { get; set; }
    public Instant? LeasedUntil { get; set; }

    /// <summary>Raised with every lease: an older holder's result is refused.</summary>
    public long Fence { get; set; }
    public Instant? DoneAt { get; set; }

    /// <summary>When a try first ended of which nobody knows whether it left: each further one may make it arrive twice. <c>null</c> for none.</summary>
    public Instant? MayHaveLeftAt { get; set; }
}
