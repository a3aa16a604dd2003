using System.Collections.Immutable;
using NodaTime;

namespace Charter.Policy.Clocks;

/// <summary>What is configurable about clocks, beside the policy text.</summary>
public sealed record ClockRules
{
    public static ClockRules Default { get; } = new();

    /// <summary>Warn when this share of the allowance is used, 0 to 1; <c>null</c> for no such warning.</summary>
    public decimal? WarnAtShare { get; init; } = 0.75m;

    /// <summary>Warn also this long before the due time, in working time where the clock counts working time.</summary>
    public Duration? WarnBefore { get; init; }

    /// <summary>Actions that stand still while we wait for the customer, beside <see cref="ServiceAction.Resolve"/>.
    /// Acknowledge, first response and respond are never paused, whatever is listed.</summary>
    public ImmutableHashSet<ServiceAction> PausedWhileWaiting { get; init; } = [];

    /// <summary>Those of <see cref="PausedWhileWaiting"/> that stand there only because the policy text says so.</summary>
    public ImmutableHashSet<ServiceAction> PausedByText { get; init; } = [];

    /// <summary>What was set for attempts beside a text that decides it; <c>null</c> where the text says nothing of them.</summary>
    public bool? AttemptBesideText { get; init; }

    /// <summary>Whether a recorded attempt to call back counts as the call returned.</summary>
    public bool AttemptReturnsCall { get; init; } = true;
}
