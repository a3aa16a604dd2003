using System.Collections.Immutable;
using System.Runtime.InteropServices;
using NodaTime;

namespace Charter.Policy.Clocks;

/// <content>Which commitments apply to a round, which wins, and what a change makes of that.</content>
internal sealed partial class CaseFold
{
    private readonly List<PreparedCommitment> _applying = [];
    private readonly List<PreparedCommitment> _chosen = [];

    /// <summary>Puts what applies to a round into <c>_applying</c> and what wins into <c>_chosen</c>, one for each figure.</summary>
    private void Choose(ClockRound round)
    {
        _applying.Clear();
        _chosen.Clear();
        if (_policy is null)
        {
            return;
        }

        var best = -1;
        foreach (var commitment in _policy.Of(round.Action))
        {
            if (commitment.Level > round.ReachedLevel && commitment.Applies(_facts, round))
            {
                _applying.Add(commitment);
                best = Math.Max(best, commitment.Rank);
            }
        }

        foreach (var commitment in _applying)
        {
            if (commitment.Rank == best)
            {
                ChooseAmongEquals(commitment, round);
            }
        }
    }

    private void ChooseAmongEquals(PreparedCommitment commitment, ClockRound round)
    {
        for (var i = 0; i < _chosen.Count; i++)
        {
            if (_chosen[i].SameTier(commitment))
            {
                // A tie goes to the shorter.
                var isSooner =
                    commitment.TryDue(round.StartFor(commitment), out var due)
                    && (!_chosen[i].TryDue(round.StartFor(_chosen[i]), out var other) || due < other);
                _chosen[i] = isSooner ? commitment : _chosen[i];
                return;
            }
        }

        _chosen.Add(commitment);
    }

    private ImmutableArray<LosingCommitment> LosersTo(PreparedCommitment winner)
    {
        if (_applying.Count <= _chosen.Count)
        {
            return [];
        }

        var losers = new LosingCommitment[_applying.Count - _chosen.Count];
        var count = 0;
        foreach (var commitment in _applying)
        {
            if (!_chosen.Contains(commitment))
            {
                losers[count++] = commitment.LostTo(winner);
            }
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(losers);
    }

    /// <summary>After a change of what is known of the ticket: which promises hold now, and when are they due?</summary>
    private void ChooseAgain(in ClockEvent e)
    {
        foreach (var round in _owed)
        {
            if (round.PromisedAt is null)
            {
                ChooseAgain(round, e);
            }
        }
    }

    private void ChooseAgain(ClockRound round, in ClockEvent e)
    {
        Choose(round);
        if (round.Runs.IsEmpty && _chosen.Count == 0)
        {
            return;
        }

        if (round.Runs.Length == 1 && _chosen.Count == 1 && round.Runs[0].IsOpen)
        {
            Retarget(round.Runs[0], _chosen[0], e);
            return;
        }

        ChooseAgainAmongSeveral(round, e);
    }

    private void ChooseAgainAmongSeveral(ClockRound round, in ClockEvent e)
    {
        var losing = round.Runs.Where(run => run.IsOpen).ToList();
        var winning = new List<PreparedCommitment>(_chosen);
        foreach (var sameFigure in (ReadOnlySpan<bool>)[true, false])
        {
            for (var i = 0; i < losing.Count; i++)
            {
                var run = losing[i];
                var match = winning.FindIndex(item => !sameFigure || item.SameTier(run.Commitment));
                if (match < 0)
                {
                    continue;
                }

                Retarget(run, winning[match], e);
                winning.RemoveAt(match);
                losing.RemoveAt(i--);
            }
        }

        foreach (var run in losing)
        {
            if (run.BrokenAt is null)
            {
                run.Stop(e.At, e.Kind, ended: true);
            }
        }

        foreach (var commitment in winning)
        {
            var start = Instant.Max(e.At, round.StartFor(commitment));
            if (commitment.TryDue(start, out var due))
            {
                StartRun(round, commitment, start, due);
            }
        }
    }

    private void Retarget(ClockRun run, PreparedCommitment commitment, in ClockEvent e)
    {
        if (run.BrokenAt is not null)
        {
            return;
        }

        run.Losers = LosersTo(commitment);
        if (!ReferenceEquals(run.Commitment, commitment))
        {
            run.Retarget(commitment, e.At);
        }
    }
}
