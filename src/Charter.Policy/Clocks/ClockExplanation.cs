using System.Collections.Immutable;
using Charter.Policy.Calendars;
using NodaTime;

namespace Charter.Policy.Clocks;

/// <summary>Joins the arithmetic of a due time with what happened to the clock since.</summary>
internal static class ClockExplanation
{
    public static ImmutableArray<ClockStep> Of(ClockRound round, ClockRun run)
    {
        var steps = ImmutableArray.CreateBuilder<ClockStep>();
        var trace = run.Trace ?? [];
        if (run.StartedAt > round.TriggeredAt && round.StartedAt == run.StartedAt)
        {
            steps.Add(new(ClockStepKind.MovedToOpening, round.TriggeredAt, run.StartedAt));
        }

        var isPlain = round.PromisedAt is null && run.Due == run.PlainDue && !trace.Exists(Moves);
        if (isPlain)
        {
            steps.AddRange(Plainly(run));
        }
        else if (round.PromisedAt is null && CountsStretches(run.Commitment))
        {
            CountAround(trace.Where(Moves), run, steps);
        }
        else
        {
            steps.Add(new(ClockStepKind.Started, run.StartedAt));
            steps.AddRange(trace.Where(Moves));
            steps.Add(new(ClockStepKind.Due, run.Due));
        }

        steps.AddRange(trace.Where(step => !Moves(step)));
        return steps.ToImmutable();
    }

    private static ImmutableArray<ClockStep> Plainly(ClockRun run) =>
        DueTimes.Explain(
            run.Commitment.Policy.Calendar,
            run.StartedAt,
            run.Commitment.Commitment.Within,
            run.Commitment.OfficeHours
        );

    /// <summary>What was counted before, between and after the pauses and changes.</summary>
    private static void CountAround(IEnumerable<ClockStep> moves, ClockRun run, ImmutableArray<ClockStep>.Builder steps)
    {
        var counting = new DueExplanation(run.Commitment.Policy.Calendar);
        var working = run.Commitment.CountsWorkingTime;
        Instant? from = run.StartedAt;
        steps.Add(new(ClockStepKind.Started, run.StartedAt));
        foreach (var move in moves)
        {
            if (from is { } since)
            {
                steps.AddRange(counting.Stretches(since, move.At, working));
            }

            steps.Add(move);
            from =
                move.Kind == ClockStepKind.Paused ? null
                : from is null && move.Kind == ClockStepKind.Retargeted ? null
                : Instant.Max(move.At, run.StartedAt);
        }

        if (from is { } last)
        {
            steps.AddRange(counting.Stretches(last, run.Due, working));
        }

        steps.Add(new(ClockStepKind.Due, run.Due));
    }

    /// <summary>Whether the time is a sum of stretches; days and months are dates instead.</summary>
    private static bool CountsStretches(PreparedCommitment commitment) =>
        commitment.Commitment.Within.Unit
            is TimeUnit.Second
                or TimeUnit.Ring
                or TimeUnit.Minute
                or TimeUnit.Hour
                or TimeUnit.BusinessHour;

    private static bool Moves(ClockStep step) =>
        step.Kind is ClockStepKind.Paused or ClockStepKind.Resumed or ClockStepKind.Retargeted;
}
