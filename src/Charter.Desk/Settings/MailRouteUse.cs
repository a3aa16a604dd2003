using NodaTime;

namespace Charter.Desk.Settings;

/// <summary>One mail that was counted against a route's caps. Kept for a day.</summary>
public sealed class MailRouteUse
{
    public long Id { get; init; }
    public long RouteId { get; init; }
    public Instant At { get; init; }
}
