using NodaTime;

namespace Charter.Desk.Tickets;

/// <summary>Somebody besides the customer who takes part in a ticket, from an instant on: what was said before is not theirs.</summary>
public sealed class TicketParticipant
{
    public long Id { get; init; }
    public long TicketId { get; set; }

    /// <summary>Their mail address in the form that is compared.</summary>
    public required string Address { get; init; }

    /// <summary>The name beside it; shown, never trusted.</summary>
    public string Name { get; init; } = "";

    /// <summary>The customer behind the address, once they are known.</summary>
    public long? CustomerId { get; set; }

    /// <summary>Since when they take part.</summary>
    public Instant Since { get; set; }
}
