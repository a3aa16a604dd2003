using NodaTime;

namespace Charter.Desk.Automation;

/// <summary>Something that a staff member should know, on screen.</summary>
public sealed class Notice
{
    public long Id { get; init; }
    public long StaffId { get; init; }
    public long? TicketId { get; init; }

    /// <summary>What it is about: the kind of the event that caused it, for example <c>promise.broken</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The facts that its words are made of, as JSON.</summary>
    public required string Facts { get; init; }
    public Instant At { get; init; }
    public Instant? ReadAt { get; set; }
}
