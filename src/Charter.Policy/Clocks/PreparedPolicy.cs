using System.Collections.Immutable;
using Charter.Policy.Calendars;

namespace Charter.Policy.Clocks;

/// <summary>A policy version with its commitments sorted by action and all that can be known of them beforehand.</summary>
internal sealed class PreparedPolicy
{
    /// <summary>How many actions there are.</summary>
    public static readonly int ActionCount = Enum.GetValues<ServiceAction>().Length;

    private readonly PreparedCommitment[][] _byAction;
    private readonly bool[] _paused;
    private readonly bool[] _forEscalations;

    public PreparedPolicy(GoverningPolicy policy)
    {
        Policy = policy;
        var actions = Enum.GetValues<ServiceAction>();
        // What can't be counted (a slot, half a business day) has no clock; the compiler has told its author.
        var runnable = policy
            .Commitments.Where(commitment => DueTimes.Check(commitment.Within) == AllowanceProblem.None)
            .Distinct()
            .Select((commitment, place) => new PreparedCommitment(commitment, this, place))
            .ToArray();
        InDocumentOrder = [.. runnable];
        foreach (var notice in runnable.Where(item => item.Commitment.Action == ServiceAction.NotifyDelay))
        {
            notice.NamesLimitOfResolve = IsLimitOfResolve(notice);
        }

        _byAction = [.. actions.Select(action => runnable.Where(item => item.Commitment.Action == action).ToArray())];
        _paused = [.. actions.Select(IsPaused)];
        _forEscalations = [.. _byAction.Select(items => Array.Exists(items, item => item.IsForEscalations))];
        MillionthsLeftAtWarning = policy.Rules.WarnAtShare is { } share
            ? 1_000_000 - (int)(Math.Clamp(share, 0, 1) * 1_000_000)
            : null;
    }

    public GoverningPolicy Policy { get; }

    /// <summary>Its commitments that can be counted, each at its <see cref="PreparedCommitment.Place"/>.</summary>
    public ImmutableArray<PreparedCommitment> InDocumentOrder { get; }

    public SupportCalendar Calendar => Policy.Calendar;

    /// <summary>How many millionths of the allowance are left when people are warned; <c>null</c> for no such warning.</summary>
    public int? MillionthsLeftAtWarning { get; }

    public PreparedCommitment[] Of(ServiceAction action) => _byAction[(int)action];

    public bool PausesWhileWaiting(ServiceAction action) => _paused[(int)action];

    /// <summary>Whether this action is promised for escalated cases.</summary>
    public bool PromisesForEscalations(ServiceAction action) => _forEscalations[(int)action];

    public PreparedCommitment? Find(string key)
    {
        foreach (var commitments in _byAction)
        {
            foreach (var commitment in commitments)
            {
                if (string.Equals(commitment.Key, key, StringComparison.Ordinal))
                {
                    return commitment;
                }
            }
        }

        return null;
    }

    /// <summary>A promise that a ticket from elsewhere brings along, which this policy does not make.</summary>
    public PreparedCommitment FromElsewhere(Commitment commitment)
    {
        var prepared = new PreparedCommitment(commitment, this);
        prepared.NamesLimitOfResolve = commitment.Action == ServiceAction.NotifyDelay && IsLimitOfResolve(prepared);
        return prepared;
    }

    /// <summary>
    /// Which limit a notice of delay names: the nearest promise with the same time, of those before it first ("we resolve
    /// within 5 days; if we can't, we tell you why by then").
    /// </summary>
    private bool IsLimitOfResolve(PreparedCommitment notice)
    {
        var named = InDocumentOrder
            .Where(item =>
                item.Commitment.Action != ServiceAction.NotifyDelay
                && item.Commitment.Within == notice.Commitment.Within
                && item.OfficeHours == notice.OfficeHours
            )
            .OrderBy(item => item.Place > notice.Place)
            .ThenBy(item => Math.Abs(item.Place - notice.Place))
            .FirstOrDefault();
        return named?.Commitment.Action == ServiceAction.Resolve;
    }

    private bool IsPaused(ServiceAction action) =>
        action switch
        {
            ServiceAction.Resolve => true,
            ServiceAction.Acknowledge or ServiceAction.FirstResponse or ServiceAction.Respond => false,
            _ => Policy.Rules.PausedWhileWaiting.Contains(action),
        };
}
