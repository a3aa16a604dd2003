using NodaTime;

namespace Charter.Policy.Clocks;

/// <summary>One step of the arithmetic behind a due time.</summary>
/// <param name="Kind">What happened in this step.</param>
/// <param name="At">The instant, or the start of the stretch.</param>
/// <param name="Until">The end of the stretch; <c>null</c> for a moment.</param>
/// <param name="Note">A name or label that the step needs (a holiday's name, a priority); never a whole sentence.</param>
public sealed record ClockStep(ClockStepKind Kind, Instant At, Instant? Until = null, string? Note = null);
