using NodaTime;

namespace Charter.Desk.Conversations;

/// <summary>What a staff member has begun to write on a ticket; one each.</summary>
public sealed class Draft
{
    public long TicketId { get; init; }
    public long StaffId { get; init; }
    public required string Html { get; set; }
    public bool IsNote { get; set; }
    public Instant SavedAt { get; set; }
}
