using System.Collections.Immutable;
using NodaTime;

namespace Charter.Policy.Clocks;

/// <summary>Every policy version that may govern a ticket, made ready for counting once. Safe to share.</summary>
public sealed class GoverningPolicies
{
    private readonly ImmutableArray<PolicyInForce> _byTime;
    private readonly PreparedPolicy[] _prepared;

    /// <summary>The versions, in any order. Of two that begin at one instant the later in the list governs.</summary>
    public GoverningPolicies(IEnumerable<PolicyInForce> policies)
    {
        _byTime = [.. policies.OrderBy(policy => policy.From)];
        _prepared = [.. _byTime.Select(policy => new PreparedPolicy(policy.Policy))];
    }

    /// <summary>One policy, in force always.</summary>
    public static GoverningPolicies Of(GoverningPolicy policy) => new([new PolicyInForce(Instant.MinValue, policy)]);

    /// <summary>The version in force at an instant; <c>null</c> before the first.</summary>
    public GoverningPolicy? At(Instant at) => PreparedAt(at)?.Policy;

    internal PreparedPolicy? PreparedAt(Instant at)
    {
        for (var i = _byTime.Length - 1; i >= 0; i--)
        {
            if (_byTime[i].From <= at)
            {
                return _prepared[i];
            }
        }

        return null;
    }

    internal PreparedPolicy? PreparedVersion(int? version) =>
        version is { } number ? Array.Find(_prepared, prepared => prepared.Policy.Version == number) : null;
}
