using NodaTime;

namespace Charter.Desk.Policies;

/// <summary>
/// A policy version together with the hours that its time is counted in. A ticket is governed by the edition in force
/// when it opened, so that neither a new policy nor a new holiday moves a due time unseen.
/// </summary>
public sealed class Edition
{
    /// <summary>From 1, in order of coming into force.</summary>
    public int Number { get; init; }
    public long PolicyVersionId { get; init; }
    public long SupportHoursId { get; init; }

    /// <summary>Warnings and pauses as JSON (<see cref="Charter.Policy.Clocks.ClockRules"/>).</summary>
    public required string Rules { get; init; }
    public Instant FromAt { get; init; }

    /// <summary>The promises as they were understood when the policy came into force (<see cref="PinnedPromises"/>).</summary>
    public required string Promises { get; init; }
}
