using Charter.Policy.Calendars;

namespace Charter.Policy.Clocks;

/// <summary>A policy version with its commitments sorted by action and all that can be known of them beforehand.</summary>
internal sealed class PreparedPolicy
{
    private readonly PreparedCommitment[][] _byAction;
    private readonly bool[] _paused;

    public PreparedPolicy(GoverningPolicy policy)
    {
        Policy = policy;
        var actions = Enum.GetValues<ServiceAction>();
        // What can't be counted (a slot, half a business day) has no clock; the compiler has told its author.
        var runnable = policy
            .Commitments.Where(commitment => DueTimes.Check(commitment.Within) == AllowanceProblem.None)
            .Distinct()
            .Select(commitment => new PreparedCommitment(commitment, this))
            .ToArray();
        _byAction = [.. actions.Select(action => runnable.Where(item => item.Commitment.Action == action).ToArray())];
        _paused = [.. actions.Select(IsPaused)];
    }

    public GoverningPolicy Policy { get; }

    public SupportCalendar Calendar => Policy.Calendar;

    public PreparedCommitment[] Of(ServiceAction action) => _byAction[(int)action];

    public bool PausesWhileWaiting(ServiceAction action) => _paused[(int)action];

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

    private bool IsPaused(ServiceAction action) =>
        action switch
        {
            ServiceAction.Resolve => true,
            ServiceAction.Acknowledge or ServiceAction.FirstResponse or ServiceAction.Respond => false,
            _ => Policy.Rules.PausedWhileWaiting.Contains(action),
        };
}
