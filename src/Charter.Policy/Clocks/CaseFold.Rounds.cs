using NodaTime;

namespace Charter.Policy.Clocks;

/// <content>Rounds and their clocks: starting, stopping, ending, going on.</content>
internal sealed partial class CaseFold
{
    /// <summary>The oldest round of an action that is still owed.</summary>
    private ClockRound? Owed(ServiceAction action)
    {
        foreach (var round in _owed)
        {
            if (round.Action == action)
            {
                return round;
            }
        }

        return null;
    }

    private ClockRound Owe(ServiceAction action, in ClockEvent e, ServedSubject? channel, Instant? promised = null)
    {
        var round = Add(action, e, channel, promised);
        Choose(round);
        foreach (var commitment in _chosen)
        {
            var start = round.StartFor(commitment);
            if (commitment.TryDue(start, out var due) || promised is not null)
            {
                StartRun(round, commitment, start, promised ?? due);
            }
        }

        return round;
    }

    private ClockRound Add(ServiceAction action, in ClockEvent e, ServedSubject? channel, Instant? promised)
    {
        var round = new ClockRound
        {
            Action = action,
            TriggeredAt = e.At,
            StartedAt = StartOf(action, e, channel),
            Channel = channel,
            Trigger = e.Kind,
            PromisedAt = promised,
            ContactId = e.ContactId,
        };
        _rounds.Add(round);
        _owed.Add(round);
        return round;
    }

    private Instant StartOf(ServiceAction action, in ClockEvent e, ServedSubject? channel)
    {
        var isContact =
            channel is ServedSubject.Phone or ServedSubject.Chat or ServedSubject.InPerson
            && e.Kind is ClockEventKind.TicketOpened or ClockEventKind.ContactStarted
            && action
                is ServiceAction.Greet
                    or ServiceAction.Answer
                    or ServiceAction.OfferCallback
                    or ServiceAction.Acknowledge
                    or ServiceAction.FirstResponse
                    or ServiceAction.Respond;
        return isContact && _policy is { } policy && policy.Of(action).Length > 0
            ? policy.Calendar.NextOpening(e.At)
            : e.At;
    }

    private void StartRun(ClockRound round, PreparedCommitment commitment, Instant start, Instant due)
    {
        if (round.Number == 0)
        {
            round.Number = ++_numbers[(int)round.Action];
        }

        var run = new ClockRun(commitment, start, due) { Losers = LosersTo(commitment) };
        if (_traced)
        {
            run.Trace = [];
        }

        round.Add(run);
        if (_facts.Waiting && StandsStillWhileWaiting(round, run))
        {
            run.Pause(start);
        }
    }

    // A date that was promised to the customer stands, whatever becomes of the ticket.
    private bool StandsStillWhileWaiting(ClockRound round, ClockRun run) =>
        round.PromisedAt is null
        && (_policy?.PausesWhileWaiting(round.Action) == true || run.Commitment.NamesLimitOfResolve);

    /// <summary>The action was done: its clocks stop, with a verdict.</summary>
    /// <returns>Whether it was owed.</returns>
    private bool Stop(ServiceAction action, in ClockEvent e) => Finish(action, e, ended: false);

    /// <summary>The action is no longer owed: its clocks end, without a verdict unless they were late.</summary>
    private void End(ServiceAction action, in ClockEvent e) => Finish(action, e, ended: true);

    /// <summary>One of several is done: the oldest that the event can be about.</summary>
    private void StopOldest(ServiceAction action, in ClockEvent e)
    {
        if (Waiting(action, e) is { } round)
        {
            Finish(round, e, ended: false);
            _owed.Remove(round);
        }
    }

    /// <summary>The oldest round of an action that an event can be about: one that bears the event's own name first, one that
    /// was offered a callback last.</summary>
    private ClockRound? Waiting(ServiceAction action, in ClockEvent e)
    {
        ClockRound? oldest = null;
        foreach (var round in _owed)
        {
            if (round.Action != action || !round.IsAbout(e))
            {
                continue;
            }

            if (e.ContactId is not null && round.ContactId == e.ContactId)
            {
                return round;
            }

            oldest = oldest is null || (oldest.IsOffered && !round.IsOffered) ? round : oldest;
        }

        return oldest;
    }

    private bool Finish(ServiceAction action, in ClockEvent e, bool ended)
    {
        var found = false;
        for (var i = 0; i < _owed.Count; i++)
        {
            if (_owed[i].Action == action)
            {
                Finish(_owed[i], e, ended);
                _owed.RemoveAt(i--);
                found = true;
            }
        }

        return found;
    }

    private static void Finish(ClockRound round, in ClockEvent e, bool ended)
    {
        round.IsOwed = false;
        foreach (var run in round.Runs)
        {
            if (run.IsOpen)
            {
                run.Stop(e.At, e.Kind, ended);
            }
        }
    }

    private void EndAll(in ClockEvent e)
    {
        foreach (var round in _owed)
        {
            Finish(round, e, ended: true);
        }

        _owed.Clear();
    }

    /// <summary>After a reopening the last round of an action goes on.</summary>
    private void GoOn(ServiceAction action, in ClockEvent e)
    {
        for (var i = _rounds.Count - 1; i >= 0; i--)
        {
            var round = _rounds[i];
            if (round.Action != action)
            {
                continue;
            }

            foreach (var run in round.Runs)
            {
                if (action == ServiceAction.Resolve || StandsStillWhileWaiting(round, run))
                {
                    run.GoOn(e.At);
                }
                else
                {
                    run.GoOnUnmoved(e.At);
                }
            }

            round.IsOwed = round.Runs.IsEmpty || round.Runs.Any(run => run.IsOpen);
            _owed.Clear();
            _owed.AddRange(_rounds.Where(other => other.IsOwed));
            if (round.IsOwed && round.PromisedAt is null)
            {
                ChooseAgain(round, e);
            }

            return;
        }
    }

    /// <summary>Finds the clock that a recorded breach is about, and makes the breach a fact.</summary>
    private void RecordBreach(in ClockEvent e)
    {
        Advance(e.At);
        ClockRun? found = null;
        foreach (var round in _rounds)
        {
            foreach (var run in round.Runs)
            {
                if (run.StartedAt > e.At || run.IsBreachRecorded || run.Commitment.Key != e.CommitmentKey)
                {
                    continue;
                }

                // The one whose due time the event names; else the oldest that is broken; else the latest.
                if (e.NewDue == run.Due || (run.BrokenAt is not null && e.NewDue is null))
                {
                    run.RecordBreach(e.At);
                    return;
                }

                found = run;
            }
        }

        found?.RecordBreach(e.At);
    }
}
