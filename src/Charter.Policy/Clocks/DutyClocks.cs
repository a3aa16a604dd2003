using Charter.Policy.Calendars;
using NodaTime;

namespace Charter.Policy.Clocks;

/// <summary>The clocks of duties that the organisation has as a whole: the monthly audit, the yearly review of the policy.</summary>
public static class DutyClocks
{
    /// <summary>When a recurring duty is next due, counted from the last time it was done.</summary>
    /// <param name="commitment">The duty, as a rule one of <see cref="ServiceAction.Review"/> that recurs.</param>
    /// <param name="lastDone">When it was last done; <c>null</c> for never.</param>
    /// <param name="since">From when the duty has existed: its policy's first day in force. Counts where it was never done.</param>
    /// <param name="policy">The policy that it stands in, with its calendar and warnings.</param>
    /// <param name="now">The instant of the reading.</param>
    /// <param name="timesDone">How often it was done before, so that the reading can say which round this is.</param>
    /// <exception cref="ArgumentException">The interval can't be counted (<see cref="DueTimes.Check"/>).</exception>
    public static ClockReading Read(
        Commitment commitment,
        Instant? lastDone,
        Instant since,
        GoverningPolicy policy,
        Instant now,
        int timesDone = 0
    )
    {
        var start = lastDone ?? since;
        var officeHours = commitment.Conditions.Has(ConditionKind.OfficeHours);
        var due = DueTimes.Due(policy.Calendar, start, commitment.Within, officeHours);
        var prepared = new PreparedCommitment(commitment, new PreparedPolicy(policy));
        var round = new ClockRound
        {
            Action = commitment.Action,
            TriggeredAt = start,
            StartedAt = start,
            Channel = null,
            Trigger = ClockEventKind.DutyDone,
            Number = timesDone + 1,
        };
        var run = new ClockRun(prepared, start, due);
        return ClockReader.Read(round, run, now) with
        {
            Steps = DueTimes.Explain(policy.Calendar, start, commitment.Within, officeHours),
        };
    }
}
