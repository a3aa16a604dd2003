using NodaTime;

namespace Charter.Desk.Conversations;

/// <summary>
/// Somebody outside who was asked about a ticket: a supplier, a carrier, an authority. They see what was forwarded to them
/// and nothing else; what they write is for staff only.
/// </summary>
public sealed class ThirdParty
{
    public long Id { get; init; }
    public long TicketId { get; set; }

    /// <summary>Their address as it was given.</summary>
    public required string Address { get; init; }

    /// <summary>The same, as addresses are compared.</summary>
    public required string Normalized { get; init; }

    /// <summary>The unguessable part of the address to which they answer. It selects a ticket and grants nothing.</summary>
    public required string Token { get; init; }

    /// <summary>When they were first asked.</summary>
    public Instant AskedAt { get; init; }
}
