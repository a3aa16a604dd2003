using System.Collections.Immutable;
using Charter.Policy.Calendars;

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
            steps.AddRange(
                DueTimes.Explain(
                    run.Commitment.Policy.Calendar,
                    run.StartedAt,
                    run.Commitment.Commitment.Within,
                    run.Commitment.OfficeHours
                )
            );
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

    private static bool Moves(ClockStep step) =>
        step.Kind is ClockStepKind.Paused or ClockStepKind.Resumed or ClockStepKind.Retargeted;
}
