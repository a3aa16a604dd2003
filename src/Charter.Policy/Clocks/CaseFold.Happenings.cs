using Charter.Policy.Calendars;
using NodaTime;

namespace Charter.Policy.Clocks;

/// <content>What each happening means for what is owed.</content>
internal sealed partial class CaseFold
{
    private void Open(in ClockEvent e)
    {
        if (_facts.IsOpened)
        {
            return;
        }

        _policy = _policies.PreparedVersion(e.PolicyVersion) ?? _policies.PreparedAt(e.At);
        _facts.IsOpened = true;
        _facts.Channel = e.Channel;
        _facts.Kind = e.CaseKind ?? _facts.Kind;
        _facts.Priority = e.Priority is null ? _facts.Priority : CaseLabels.Priority(e.Priority);
        _facts.Stage = e.Stage is null ? _facts.Stage : CaseLabels.Stage(e.Stage);
        if (e.ByCustomer)
        {
            Owe(ServiceAction.Acknowledge, e, e.Channel);
            Owe(ServiceAction.FirstResponse, e, e.Channel);
            if (Owed(ServiceAction.Respond) is null)
            {
                Owe(ServiceAction.Respond, e, e.Channel);
            }

            if (
                e.Channel is ServedSubject.Voicemail or ServedSubject.Callback
                && Owed(ServiceAction.ReturnCall) is null
            )
            {
                Owe(ServiceAction.ReturnCall, e, e.Channel);
            }

            SupposeContact(e);
        }

        Owe(ServiceAction.Update, e, e.Channel);
        Owe(ServiceAction.NotifyDelay, e, e.Channel);
        Owe(ServiceAction.Resolve, e, e.Channel);
        Owe(ServiceAction.Refer, e, e.Channel);
        Owe(ServiceAction.Escalate, e, e.Channel);
        Owe(ServiceAction.Start, e, e.Channel);
        Owe(ServiceAction.Attend, e, e.Channel);
    }

    private void Receive(in ClockEvent e)
    {
        EndWait(e.At);
        if (Owed(ServiceAction.Respond) is null)
        {
            Owe(ServiceAction.Respond, e, e.Channel ?? _facts.Channel);
        }
    }

    private void Send(in ClockEvent e)
    {
        if (e.ByPerson)
        {
            Stop(ServiceAction.Acknowledge, e);
            Stop(ServiceAction.FirstResponse, e);
            Stop(ServiceAction.Respond, e);
            if (e.Channel is null or ServedSubject.Chat)
            {
                TakeUp(e with { Channel = ServedSubject.Chat });
            }

            TakeUpSupposed(e);
        }

        if (Stop(ServiceAction.Update, e) && !_facts.Resolved)
        {
            Owe(ServiceAction.Update, e, _facts.Channel);
        }

        // Without a new date it tells the customer nothing that could be kept.
        if (
            e.Kind == ClockEventKind.HoldingNoticeSent
            && e.NewDue is { } promised
            && Stop(ServiceAction.NotifyDelay, e)
        )
        {
            Owe(ServiceAction.NotifyDelay, e, _facts.Channel, promised);
        }
    }

    private void Wait(Instant at)
    {
        if (_facts.Waiting || _facts.Resolved)
        {
            return;
        }

        _facts.Waiting = true;
        foreach (var round in _owed)
        {
            foreach (var run in round.Runs)
            {
                if (StandsStillWhileWaiting(round, run))
                {
                    run.Pause(at);
                }
            }
        }
    }

    private void EndWait(Instant at)
    {
        if (!_facts.Waiting)
        {
            return;
        }

        _facts.Waiting = false;
        foreach (var round in _owed)
        {
            foreach (var run in round.Runs)
            {
                if (run.IsOpen)
                {
                    run.Resume(at);
                }
            }
        }
    }

    private void Resolve(in ClockEvent e)
    {
        if (_facts.Resolved)
        {
            return;
        }

        EndWait(e.At);
        Advance(e.At);
        _facts.Resolved = true;
        TakeUpSupposed(e);
        Stop(ServiceAction.Resolve, e);
        Stop(ServiceAction.NotifyDelay, e);
        End(ServiceAction.Update, e);
        foreach (var action in EscalatedAgain)
        {
            End(action, e);
        }
    }

    private void Reopen(in ClockEvent e)
    {
        if (!_facts.Resolved)
        {
            return;
        }

        _facts.Resolved = false;
        GoOn(ServiceAction.Resolve, e);
        GoOn(ServiceAction.NotifyDelay, e);
        Owe(ServiceAction.Update, e, _facts.Channel);
    }

    private void Escalate(in ClockEvent e)
    {
        ReachLevel(e);
        _facts.Escalated = true;
        RestartUpdate(e);
        ChooseAgain(e);
        Owe(ServiceAction.Document, e, _facts.Channel);
        foreach (var action in EscalatedAgain)
        {
            // What an escalated case is owed, it is owed again at each escalation.
            if (Owed(action) is null && _policy?.PromisesForEscalations(action) == true)
            {
                Owe(action, e, _facts.Channel);
            }
        }
    }

    /// <summary>
    /// The levels of an escalation matrix are reached one after the other: an escalation stops the clock of the level that
    /// it names and of those below, or of the lowest that is still open.
    /// </summary>
    private void ReachLevel(in ClockEvent e)
    {
        for (var i = 0; i < _owed.Count; i++)
        {
            var round = _owed[i];
            if (round.Action != ServiceAction.Escalate)
            {
                continue;
            }

            var open = round.Runs.Where(run => run.IsOpen).ToList();
            var reached =
                e.Level ?? (open.Count == 0 ? PreparedCommitment.FirstLevel : open.Min(run => run.Commitment.Level));
            round.ReachedLevel = Math.Max(round.ReachedLevel, reached);
            foreach (var run in open.Where(run => run.Commitment.Level <= reached))
            {
                run.Stop(e.At, e.Kind, ended: false);
            }

            if (open.TrueForAll(run => !run.IsOpen))
            {
                round.IsOwed = false;
                _owed.RemoveAt(i--);
            }
        }
    }

    /// <summary>Updates promised for escalated cases count from the escalation, and never later than those already promised.</summary>
    private void RestartUpdate(in ClockEvent e)
    {
        if (
            _policy?.PromisesForEscalations(ServiceAction.Update) != true
            || Owed(ServiceAction.Update) is not { } owed
            || owed.Runs.Any(run => run.Commitment.IsForEscalations)
        )
        {
            return;
        }

        Choose(owed);
        if (!_chosen.Exists(item => item.IsForEscalations))
        {
            return;
        }

        var earlier = owed.Runs.Where(run => run.IsOpen && run.BrokenAt is null).Select(run => (Instant?)run.Due).Min();
        End(ServiceAction.Update, e);
        var round = Owe(ServiceAction.Update, e, _facts.Channel);
        if (earlier is { } due)
        {
            foreach (var run in round.Runs)
            {
                run.TakeEarlier(due, e.At);
            }
        }
    }

    /// <summary>A promise of a ticket that was merged into this one goes on here, at the earlier of the two due times.</summary>
    private void TakeOver(in ClockEvent e)
    {
        if (
            e.NewDue is not { } due
            || e.CommitmentKey is not { } key
            || _policy is not { } policy
            || PromiseOf(key, policy) is not { } commitment
            || commitment.Commitment.Action == ServiceAction.Review
        )
        {
            return;
        }

        var action = commitment.Commitment.Action;
        var round = Owed(action);
        var isOwedHere = false;
        foreach (var run in round?.Runs ?? [])
        {
            if (run.IsOpen)
            {
                run.TakeEarlier(due, e.At);
                isOwedHere = true;
            }
        }

        // This ticket owes nothing of the kind itself: the promise of the other one goes on as it was.
        if (!isOwedHere && !(_facts.Resolved && action == ServiceAction.Resolve))
        {
            round ??= Add(action, e, _facts.Channel, null);
            _applying.Clear();
            _chosen.Clear();
            StartRun(round, commitment, e.At, due);
        }
    }

    /// <summary>The promise that a key names, also where the other ticket had it from another version of the policy.</summary>
    private static PreparedCommitment? PromiseOf(string key, PreparedPolicy policy) =>
        policy.Find(key) is { } own ? own
        : Vocabulary.TryReadKey(key, out var other) && DueTimes.Check(other.Within) == AllowanceProblem.None
            ? policy.FromElsewhere(other)
        : null;
}
