using NodaTime;

namespace Charter.Desk.Tickets;

/// <summary>Somebody who takes part in a ticket.</summary>
/// <param name="Id">What to remove them by; <c>null</c> for the requester, who can't be.</param>
/// <param name="Role">What they are in it.</param>
/// <param name="Address">Their mail address; empty for a customer who has none.</param>
/// <param name="Name">Their name, as known.</param>
/// <param name="CustomerId">The customer, where known.</param>
/// <param name="Since">Since when.</param>
/// <param name="IsBounced">Whether mail to the address comes back, so that none is sent there.</param>
public sealed record Participant(
    long? Id,
    ParticipantRole Role,
    string Address,
    string Name,
    long? CustomerId,
    Instant Since,
    bool IsBounced
);
