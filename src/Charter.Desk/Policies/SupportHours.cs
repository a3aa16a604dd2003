using NodaTime;

namespace Charter.Desk.Policies;

/// <summary>One version of support hours, peak hours and holidays. Never changed: an edit makes the next one.</summary>
public sealed class SupportHours
{
    public long Id { get; init; }

    /// <summary>The definition as JSON, in the form that <c>charter policy due</c> reads.</summary>
    public required string Definition { get; init; }
    public Instant CreatedAt { get; init; }
}
