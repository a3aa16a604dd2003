using System.Runtime.InteropServices;
using NodaTime;

namespace Charter.Policy.Clocks;

/// <summary>
/// The history of one ticket as its clocks see it, folded event by event in order of time. Mutable, and seen by nobody
/// outside <see cref="CaseClockState"/>. What each event does is in <c>docs/policy-language/clocks.md</c>.
/// </summary>
internal sealed partial class CaseFold
{
    private static readonly ServiceAction[] EscalatedAgain =
    [
        ServiceAction.Refer,
        ServiceAction.Start,
        ServiceAction.Attend,
        ServiceAction.Escalate,
    ];

    private readonly GoverningPolicies _policies;
    private readonly List<ClockRound> _rounds;

    // Those of them that are owed, in the same order: few, where a long history has many that are done.
    private readonly List<ClockRound> _owed = new(16);
    private readonly int[] _numbers;
    private readonly CaseFacts _facts;
    private readonly bool _traced;
    private PreparedPolicy? _policy;

    public CaseFold(GoverningPolicies policies, bool traced = false)
    {
        _policies = policies;
        _rounds = new List<ClockRound>(16);
        _numbers = new int[PreparedPolicy.ActionCount];
        _facts = new CaseFacts();
        _traced = traced;
    }

    private CaseFold(CaseFold other)
    {
        _policies = other._policies;
        _policy = other._policy;
        _rounds = new List<ClockRound>(other._rounds.Count + 4);
        foreach (var round in other._rounds)
        {
            var copy = round.Copy();
            _rounds.Add(copy);
            if (copy.IsOwed)
            {
                _owed.Add(copy);
            }
        }

        _numbers = (int[])other._numbers.Clone();
        _contacts = other._contacts;
        _talking.AddRange(other._talking);
        _facts = other._facts with { };
    }

    public ReadOnlySpan<ClockRound> Rounds => CollectionsMarshal.AsSpan(_rounds);

    public CaseFold Copy() => new(this);

    public void Apply(in ClockEvent e)
    {
        _policy ??= _policies.PreparedAt(e.At);
        if (e.Kind == ClockEventKind.PromiseBroken)
        {
            RecordBreach(e);
            return;
        }

        // What happened to a ticket after it went into another happened to the other.
        if (_facts.MergedAway)
        {
            return;
        }

        Advance(e.At);
        switch (e.Kind)
        {
            case ClockEventKind.TicketOpened:
                Open(e);
                break;
            case ClockEventKind.MessageReceived:
            // What the customer wrote is no message of ours, whatever it is called.
            case ClockEventKind.MessageSent when e.ByCustomer:
                Receive(e);
                break;
            case ClockEventKind.MessageSent or ClockEventKind.HoldingNoticeSent:
                Send(e);
                break;
            case ClockEventKind.AcknowledgementSent:
                Stop(ServiceAction.Acknowledge, e);
                break;
            case ClockEventKind.AnswerNotNeeded when e.ByPerson:
                Stop(ServiceAction.Respond, e);
                break;
            default:
                ApplyToContacts(e);
                ApplyToCase(e);
                break;
        }
    }

    private void ApplyToCase(in ClockEvent e)
    {
        switch (e.Kind)
        {
            case ClockEventKind.WaitingStarted:
                Wait(e.At);
                break;
            case ClockEventKind.WaitingEnded:
                EndWait(e.At);
                break;
            case ClockEventKind.Resolved:
                Resolve(e);
                break;
            case ClockEventKind.Reopened:
                Reopen(e);
                break;
            case ClockEventKind.Closed:
                Resolve(e);
                EndAll(e);
                break;
            case ClockEventKind.MergedAway:
                EndAll(e);
                _facts.MergedAway = true;
                break;
            case ClockEventKind.MergeReceived:
                TakeOver(e);
                break;
            case ClockEventKind.Escalated:
                Escalate(e);
                break;
            case ClockEventKind.EscalationRecorded:
                StopOldest(ServiceAction.Document, e);
                break;
            case ClockEventKind.Referred:
                Stop(ServiceAction.Refer, e);
                break;
            case ClockEventKind.WorkStarted:
                Stop(ServiceAction.Start, e);
                break;
            case ClockEventKind.SiteAttended:
                Stop(ServiceAction.Attend, e);
                break;
            default:
                Change(e);
                break;
        }
    }

    private void Change(in ClockEvent e)
    {
        switch (e.Kind)
        {
            case ClockEventKind.PriorityChanged:
                _facts.Priority = CaseLabels.Priority(e.Priority);
                break;
            case ClockEventKind.KindChanged:
                _facts.Kind = e.CaseKind;
                break;
            case ClockEventKind.StageChanged:
                _facts.Stage = CaseLabels.Stage(e.Stage);
                break;
            case ClockEventKind.ConditionStated when e.Condition is not null:
                _facts.Stated = _facts.Stated.Add(CaseLabels.Condition(e.Condition));
                break;
            case ClockEventKind.ConditionWithdrawn when e.Condition is not null:
                _facts.Stated = _facts.Stated.Remove(CaseLabels.Condition(e.Condition));
                break;
            case ClockEventKind.PolicyApplied when _policies.PreparedVersion(e.PolicyVersion) is { } policy:
                _policy = policy;
                break;
            default:
                // Warnings, holds and duties move no clock of a case.
                return;
        }

        ChooseAgain(e);
    }

    private void Advance(Instant to)
    {
        // What is no longer owed has stopped.
        foreach (var round in _owed)
        {
            foreach (var run in round.Runs)
            {
                run.Advance(to);
            }
        }
    }
}
