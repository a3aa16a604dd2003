using System.Collections.Immutable;
using Charter.Policy.Clocks;
using NodaTime;

namespace Charter.Policy.Backtests;

/// <summary>What one thread has counted. Cells are made as they are met: their number is bounded by the policy, not by the tickets.</summary>
internal sealed class BacktestTally
{
    private const int HoursAWeek = 7 * 24;

    private static readonly int ChannelCount = Enum.GetValues<ServedSubject>().Length;

    private readonly GoverningPolicies _policies;
    private readonly BacktestOptions _options;
    private readonly DateTimeZone _zone;
    private readonly ImmutableArray<PreparedCommitment> _promises;
    private readonly TallyCell?[] _cells;
    private long _tickets;
    private long _skipped;

    public BacktestTally(GoverningPolicies policies, BacktestOptions options)
    {
        _policies = policies;
        _options = options;
        var policy = policies.PreparedAt(options.ReadAt)!;
        _zone = policy.Calendar.Zone;
        _promises = policy.InDocumentOrder;
        _cells = new TallyCell?[_promises.Length * ChannelCount * HoursAWeek];
    }

    public void Add(IReadOnlyList<ClockEvent> history)
    {
        try
        {
            var known = CaseHistory.Until(_options.ReadAt, history);
            if (known.Count == 0 && history.Count > 0)
            {
                // It has not been opened yet.
                return;
            }

            var fold = new CaseFold(_policies);
            foreach (ref readonly var happened in CaseHistory.InOrder(known).AsSpan())
            {
                Apply(fold, happened);
            }

            Count(fold);
            _tickets++;
        }
        catch (ArgumentOutOfRangeException)
        {
            _skipped++;
        }
    }

    public void Merge(BacktestTally other)
    {
        _tickets += other._tickets;
        _skipped += other._skipped;
        for (var i = 0; i < _cells.Length; i++)
        {
            if (other._cells[i] is { } cell)
            {
                (_cells[i] ??= new TallyCell()).Merge(cell);
            }
        }
    }

    public BacktestReport Report() =>
        new(_tickets, _skipped, _options.ReadAt, [.. _promises.Select((promise, i) => Report(promise.Commitment, i))]);

    /// <summary>What another policy did to the ticket did not happen under the draft.</summary>
    private static void Apply(CaseFold fold, in ClockEvent happened)
    {
        switch (happened.Kind)
        {
            case ClockEventKind.PolicyApplied
            or ClockEventKind.PromiseBroken
            or ClockEventKind.PromiseWarned
            or ClockEventKind.MergeReceived:
                break;
            case ClockEventKind.TicketOpened when happened.PolicyVersion is not null:
                fold.Apply(happened with { PolicyVersion = null });
                break;
            default:
                fold.Apply(happened);
                break;
        }
    }

    private void Count(CaseFold fold)
    {
        foreach (var round in fold.Rounds)
        {
            foreach (var run in round.Runs)
            {
                run.Advance(_options.ReadAt);
                Count(round, run);
            }
        }
    }

    private void Count(ClockRound round, ClockRun run)
    {
        if (run is { IsEnded: true, BrokenAt: null } || run.StartedAt > _options.ReadAt)
        {
            // No verdict: no longer owed in time, or not begun.
            return;
        }

        var cell = CellOf(round, run);
        if (run.IsOpen && run.BrokenAt is null)
        {
            cell.AddOpen();
        }
        else if (round.PromisedAt is not null)
        {
            cell.AddVerdict(run.BrokenAt is null);
        }
        else
        {
            // What was late when it ceased to be owed would not have been late under a promise of that time.
            cell.Add(run.BrokenAt is null, run.StoppedAt is { } stopped ? TimeUsed.Of(run, stopped) : null);
        }
    }

    private TallyCell CellOf(ClockRound round, ClockRun run)
    {
        var local = run.StartedAt.InZone(_zone).LocalDateTime;
        var hour = (((int)local.DayOfWeek - 1) * 24) + local.Hour;
        var channel = (int)(round.Channel ?? ServedSubject.Any);
        return _cells[(((run.Commitment.Place * ChannelCount) + channel) * HoursAWeek) + hour] ??= new TallyCell();
    }

    private BacktestPromise Report(Commitment commitment, int place)
    {
        var unit = TimeUsed.UnitOf(commitment.Within);
        var all = new TallyCell();
        var hours = new TallyCell?[HoursAWeek];
        var channels = ImmutableArray.CreateBuilder<BacktestChannel>();
        for (var channel = 0; channel < ChannelCount; channel++)
        {
            var cells = _cells.AsSpan(((place * ChannelCount) + channel) * HoursAWeek, HoursAWeek);
            TallyCell? whole = null;
            for (var hour = 0; hour < HoursAWeek; hour++)
            {
                if (cells[hour] is { } cell)
                {
                    (whole ??= new TallyCell()).Merge(cell);
                    (hours[hour] ??= new TallyCell()).Merge(cell);
                }
            }

            if (whole is not null)
            {
                all.Merge(whole);
                channels.Add(
                    new BacktestChannel(
                        channel == (int)ServedSubject.Any ? null : (ServedSubject)channel,
                        whole.Figures(unit, _options.Aim),
                        Hours(cells, unit)
                    )
                );
            }
        }

        return new BacktestPromise(
            commitment,
            unit,
            all.Figures(unit, _options.Aim),
            channels.ToImmutable(),
            Hours(hours, unit)
        );
    }

    private ImmutableArray<BacktestHour> Hours(ReadOnlySpan<TallyCell?> cells, TimeUnit unit)
    {
        var hours = ImmutableArray.CreateBuilder<BacktestHour>();
        for (var hour = 0; hour < cells.Length; hour++)
        {
            if (cells[hour] is { } cell)
            {
                hours.Add(
                    new BacktestHour((IsoDayOfWeek)((hour / 24) + 1), hour % 24, cell.Figures(unit, _options.Aim))
                );
            }
        }

        return hours.ToImmutable();
    }
}
