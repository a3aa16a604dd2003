using Charter.Policy;
using NodaTime;

namespace Charter.Server.Demo;

/// <summary>A ticket as the simulation remembers it.</summary>
internal sealed class DemoTicket
{
    public required long Id { get; init; }
    public required Situation About { get; init; }
    public required DemoPerson Customer { get; init; }
    public required ServedSubject Channel { get; init; }
    public required Instant OpenedAt { get; init; }

    /// <summary>The order number, town and the like, the same in every message of the ticket.</summary>
    public required string Order { get; init; }
    public DemoStaff? Owner { get; set; }
    public bool IsOpen { get; set; } = true;

    /// <summary>Whether it takes longer than promised, so that the customer is told a new date.</summary>
    public bool IsSlow { get; set; }
}
