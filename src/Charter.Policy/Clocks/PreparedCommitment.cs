using Charter.Policy.Calendars;
using NodaTime;

namespace Charter.Policy.Clocks;

/// <summary>A commitment with what can be known of it before any ticket is seen.</summary>
internal sealed class PreparedCommitment
{
    /// <summary>The level of an escalation that names none.</summary>
    public const int FirstLevel = 1;

    private readonly string[] _written;
    private readonly CountedAllowance _within;
    private readonly LosingCommitment[] _losing;
    private string? _key;

    public PreparedCommitment(Commitment commitment, PreparedPolicy policy, int place = -1)
    {
        Place = place;
        Commitment = commitment;
        Policy = policy;
        OfficeHours = commitment.Conditions.Has(ConditionKind.OfficeHours);
        OutOfHours = commitment.Conditions.Has(ConditionKind.OutOfHours);
        Average = commitment.Conditions.Has(ConditionKind.Average);
        CountsWorkingTime = DueTimes.CountsWorkingTime(commitment.Within.Unit, OfficeHours);
        _within = CountedAllowance.Of(policy.Calendar, commitment.Within, OfficeHours);
        _losing = [.. Enum.GetValues<LosingReason>().Select(reason => new LosingCommitment(commitment, reason))];
        Level = EscalationLevels.Of(commitment);
        _written = [.. commitment.Conditions.Select(condition => CaseLabels.Condition(condition.ToString()))];
        ConditionCount = commitment.Conditions.Count(condition =>
            Decides(condition.Kind) && !EscalationLevels.IsLevel(condition, commitment.Action)
        );
        SubjectRank = RankOf(commitment.Subject);
        Rank = ((ConditionCount > 0 ? 1 : 0) * 1000) + (SubjectRank * 100) + Math.Min(ConditionCount, 99);
    }

    public Commitment Commitment { get; }

    public PreparedPolicy Policy { get; }

    /// <summary>Its place among the policy's promises that can be counted; -1 for one that another ticket brought along.</summary>
    public int Place { get; }

    public string Key => _key ??= Commitment.Key;

    public bool OfficeHours { get; }

    public bool OutOfHours { get; }

    public bool Average { get; }

    public bool IsForEscalations => Commitment.Subject == ServedSubject.Escalation;

    /// <summary>Whether its time passes in support hours only.</summary>
    public bool CountsWorkingTime { get; }

    /// <summary>The level of the escalation matrix that it promises to reach; the first for all else.</summary>
    public int Level { get; }

    /// <summary>For a notice of delay: whether the limit that it names is that of resolving, which waits and goes on with it.</summary>
    public bool NamesLimitOfResolve { get; set; }

    public int ConditionCount { get; }

    public int SubjectRank { get; }

    /// <summary>How specific it is: any condition over none, then the subject, then the number of conditions.</summary>
    public int Rank { get; }

    /// <summary>Whether two commitments state figures of the same kind, so that one takes the other's place.
    /// "80% in 20 seconds" and "all in a minute" are both measured.</summary>
    public bool SameTier(PreparedCommitment other) =>
        Commitment.Percent == other.Commitment.Percent && Average == other.Average && Level == other.Level;

    public bool TryDue(Instant from, out Instant due) =>
        _within.TryDue(Policy.Calendar, from, out due) == AllowanceProblem.None;

    /// <summary>This commitment as one that gave way to another.</summary>
    public LosingCommitment LostTo(PreparedCommitment winner)
    {
        if (Rank == winner.Rank)
        {
            return _losing[(int)LosingReason.Longer];
        }

        var sameStanding = ConditionCount > 0 == winner.ConditionCount > 0;
        return _losing[
            (int)(
                sameStanding && SubjectRank != winner.SubjectRank
                    ? LosingReason.LessSpecificSubject
                    : LosingReason.LessSpecificCondition
            )
        ];
    }

    /// <summary>Whether subject and conditions hold for a round of a clock.</summary>
    public bool Applies(CaseFacts facts, ClockRound round)
    {
        if (!SubjectHolds(facts, round))
        {
            return false;
        }

        for (var i = 0; i < _written.Length; i++)
        {
            if (!Holds(Commitment.Conditions[i], _written[i], facts, round))
            {
                return false;
            }
        }

        return true;
    }

    private bool SubjectHolds(CaseFacts facts, ClockRound round) =>
        Commitment.Subject switch
        {
            ServedSubject.Any => true,
            ServedSubject.Complaint => facts.Kind == CaseKind.Complaint,
            ServedSubject.Enquiry => facts.Kind == CaseKind.Enquiry,
            ServedSubject.Request => facts.Kind == CaseKind.Request,
            ServedSubject.Escalation => facts.Escalated,
            // Whoever promises to return calls means messages and missed calls too.
            ServedSubject.Phone when round.Action == ServiceAction.ReturnCall => true,
            var channel => round.Channel == channel,
        };

    private bool Holds(Condition condition, string written, CaseFacts facts, ClockRound round) =>
        condition.Kind switch
        {
            ConditionKind.OfficeHours or ConditionKind.Average or ConditionKind.Unresolved => true,
            ConditionKind.Peak => Policy.Calendar.IsPeak(round.StartFor(this)),
            ConditionKind.OffPeak => !Policy.Calendar.IsPeak(round.StartFor(this)),
            ConditionKind.OutOfHours => !Policy.Calendar.IsOpen(round.TriggeredAt),
            ConditionKind.Priority => CaseLabels.Matches(facts.Priority, condition.Value),
            ConditionKind.Stage => CaseLabels.Matches(facts.Stage, condition.Value),
            ConditionKind.Channel => round.Channel is { } channel && Vocabulary.Token(channel) == condition.Value,
            // A matter is simple, and nobody has an appointment, until a person says otherwise.
            ConditionKind.Simple => !facts.IsStated("complex"),
            ConditionKind.NoAppointment => !facts.IsStated("appointment"),
            ConditionKind.Other when EscalationLevels.IsLevel(condition, Commitment.Action) => true,
            _ => facts.IsStated(written),
        };

    private static bool Decides(ConditionKind kind) =>
        kind is not (ConditionKind.OfficeHours or ConditionKind.Average or ConditionKind.Unresolved);

    private static int RankOf(ServedSubject subject) =>
        subject switch
        {
            ServedSubject.Complaint or ServedSubject.Escalation => 3,
            ServedSubject.Enquiry or ServedSubject.Request => 1,
            ServedSubject.Any => 0,
            _ => 2,
        };
}
