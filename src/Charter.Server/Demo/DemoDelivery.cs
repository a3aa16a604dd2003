using System.Text.Json;
using Charter.Desk.Automation;
using Charter.Desk.Conversations;
using Charter.Desk.Deliveries;
using Charter.Desk.Journal;

namespace Charter.Server.Demo;

/// <summary>
/// Stands where mail would leave. In the demo nothing leaves: what is queued counts as sent, but for addresses that
/// are mistyped on purpose, so that a refused message can be seen too.
/// </summary>
internal sealed class DemoDelivery(string name) : IEffect
{
    /// <summary>Addresses at this host refuse their mail.</summary>
    public const string MistypedHost = "mailbarm.example";

    /// <summary>One for each effect that sends mail.</summary>
    public static IReadOnlyList<IEffect> All { get; } =
    [new DemoDelivery(OutgoingMail.Effect), new DemoDelivery(NoticeMail.Effect)];

    public string Name => name;

    public Task<EffectResult> TryAsync(OutboxItem item, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(item);
        var isMistyped =
            name == OutgoingMail.Effect
            && JsonSerializer.Deserialize<OutgoingMail>(item.Payload, JournalJson.Options) is { } mail
            && mail.To.EndsWith($"@{MistypedHost}", StringComparison.Ordinal);
        return Task.FromResult(
            isMistyped
                ? EffectResult.Refused("550 5.1.2 There is no such domain (demo: nothing was sent).")
                : EffectResult.Done("Demo: kept here, not sent.")
        );
    }
}
