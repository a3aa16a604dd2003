using System.Collections.Concurrent;
using Charter.Desk.Deliveries;

namespace Charter.Storage.Tests.Deliveries;

/// <summary>An effect that remembers what it was given and answers as told.</summary>
internal sealed class RecordedEffect(Func<OutboxItem, EffectResult> answer) : IEffect
{
    public ConcurrentQueue<string> Tried { get; } = [];

    public string Name => "mail";

    public Task<EffectResult> TryAsync(OutboxItem item, CancellationToken cancellationToken)
    {
        Tried.Enqueue(item.IdempotencyKey);
        return Task.FromResult(answer(item));
    }
}
