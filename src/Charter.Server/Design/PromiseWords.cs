using Charter.Server.Words;
using NodaTime;

namespace Charter.Server.Design;

/// <summary>Says how a promise stands: "in 47 min", "3 h late", "kept, 20 min to spare".</summary>
public static class PromiseWords
{
    /// <summary>The icon that goes with a state.</summary>
    public static string Icon(PromiseState state) =>
        state switch
        {
            PromiseState.Running => "clock",
            PromiseState.Warned => "hourglass",
            PromiseState.Late => "alert-triangle",
            PromiseState.Kept => "circle-check",
            PromiseState.Broken => "alert-circle",
            PromiseState.Paused => "player-pause",
            _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Unknown state of a promise."),
        };

    /// <summary>How it stands, without what is promised.</summary>
    public static string Standing(PromiseChipView chip, Wordbook words, TimeWords times, Instant now) =>
        chip.State switch
        {
            PromiseState.Kept when chip is { DueAt: { } due, StoppedAt: { } stopped } => words[
                "kept, {0} to spare",
                times.Length(due - stopped)
            ],
            PromiseState.Kept => words["kept"],
            PromiseState.Broken when chip is { DueAt: { } due, StoppedAt: { } stopped } => words[
                "done {0} late",
                times.Length(stopped - due)
            ],
            PromiseState.Broken => words["broken"],
            PromiseState.Paused when chip.PausedFor is { } reason => words["paused, waiting for {0}", reason],
            PromiseState.Paused => words["paused"],
            _ when chip.DueAt is { } due => times.UntilDue(due, now, chip.BusinessDaysLeft),
            _ => words["no due time"],
        };

    /// <summary>How it stands in a column of times, as short as can be: "47 min", "3 h late", "paused".</summary>
    public static string Short(PromiseChipView chip, Wordbook words, TimeWords times, Instant now) =>
        chip.State switch
        {
            PromiseState.Kept => words["kept"],
            PromiseState.Broken => words["broken"],
            PromiseState.Paused => words["paused"],
            _ when chip.DueAt is { } due && due >= now && chip.BusinessDaysLeft is > 0 => times.Moment(due, now),
            _ when chip.DueAt is { } due && due >= now => times.Length(due - now),
            _ when chip.DueAt is { } due => times.UntilDue(due, now),
            _ => words["no due time"],
        };

    /// <summary>The whole sentence: "First answer in 47 min", "Update the customer: 3 h late".</summary>
    public static string Sentence(PromiseChipView chip, Wordbook words, TimeWords times, Instant now)
    {
        var promised = chip.To is { } to ? words["{0} to {1}", chip.Promised, to] : chip.Promised;
        var standing = Standing(chip, words, times, now);
        return chip.State is PromiseState.Running or PromiseState.Warned && chip.DueAt >= now
            ? words["{0} – {1}", promised, standing]
            : words["{0}: {1}", promised, standing];
    }
}
