namespace Charter.Desk.Deliveries;

/// <summary>
/// Carries out one kind of effect that leaves the desk: mail now, later webhooks and vendors' messages. It may be
/// called again for an item that had left already when a crash came between the two; the idempotency key says so to
/// the other side where its protocol can hear it.
/// </summary>
public interface IEffect
{
    /// <summary>The name in <see cref="OutboxItem.Effect"/>.</summary>
    string Name { get; }

    /// <summary>Tries once. An exception counts as <see cref="EffectResult.Lost"/>.</summary>
    Task<EffectResult> TryAsync(OutboxItem item, CancellationToken cancellationToken);
}
