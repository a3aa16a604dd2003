using Charter.Desk.Policies;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Charter.Policy.Backtests;
using Charter.Policy.Calendars;
using Charter.Policy.Clocks;
using Charter.Policy.Language;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Charter.Desk.Promises;

/// <summary>
/// Runs a policy over what really happened: which of its promises this desk would have kept, and what it could promise.
/// Changes nothing. It takes a while, so that it tells how far it is and ends when it is told to.
/// </summary>
public static class BacktestPolicy
{
    // A backtest must not take the desk from its customers: one at a time, and a processor is left to the others.
    private static readonly SemaphoreSlim Turn = new(1);

    /// <param name="PolicyVersionId">Which version; <c>null</c> to try <paramref name="Text"/>, or the one in force where there is none.</param>
    /// <param name="Text">A text to try in place of a version.</param>
    /// <param name="Format">The text's form, one of <see cref="PolicyTexts.Formats"/>.</param>
    /// <param name="FirstOn">Tickets that opened on this date or later; <c>null</c> for all.</param>
    /// <param name="LastOn">Tickets that opened on this date or earlier; <c>null</c> for today.</param>
    /// <param name="Hours">Support hours to count in; <c>null</c> for the desk's own.</param>
    public sealed record Request(
        long? PolicyVersionId = null,
        string? Text = null,
        string Format = PolicyTexts.Markdown,
        LocalDate? FirstOn = null,
        LocalDate? LastOn = null,
        SupportCalendar? Hours = null
    );

    /// <param name="Policy">What was found in the policy.</param>
    /// <param name="Zone">The zone in which days and hours are told.</param>
    /// <param name="Report">What came of it.</param>
    public sealed record Result(CompiledPolicy Policy, string Zone, BacktestReport Report);

    /// <param name="reads">The desk's data.</param>
    /// <param name="actor">Who asks; only tickets that they may see are counted.</param>
    /// <param name="request">What to try, over which tickets.</param>
    /// <param name="editions">The editions, for the support hours and rules that count now.</param>
    /// <param name="now">The instant at which the clocks are read.</param>
    /// <param name="progress">Told how many tickets are done, of how many.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static async Task<Outcome<Result>> Run(
        IReadGate reads,
        Actor actor,
        Request request,
        Editions editions,
        Instant now,
        IProgress<(long Done, long Of)>? progress,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(reads);
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(editions);
        if ((actor.Lacks(Permissions.ReadPolicy) ?? actor.Lacks(Permissions.ReadPromises)) is { } notAllowed)
        {
            return notAllowed;
        }

        if (request is { PolicyVersionId: not null, Text: not null })
        {
            return new InvalidField("text", "Give a version or a text, not both.");
        }

        var made = await DraftAsync(reads, request, editions, now, cancellationToken);
        if (!made.IsDone(out var tried))
        {
            return made.Refusal!;
        }

        var zone = tried.Draft.Calendar.Zone;
        var span = Span(request, zone, now);
        if (span is not { } opened)
        {
            return new InvalidField("lastOn", "The last day lies before the first.");
        }

        await Turn.WaitAsync(cancellationToken);
        try
        {
            var histories = new TicketHistories(reads, actor, opened);
            var total = await histories.CountAsync(cancellationToken);
            var report = await Backtest.RunAsync(
                tried.Draft,
                histories.ReadAsync(cancellationToken),
                new BacktestOptions(now)
                {
                    Threads = Math.Max(1, Environment.ProcessorCount - 1),
                    Progress = progress is null ? null : new Counted(progress, total),
                },
                cancellationToken
            );
            return new Result(tried.Policy, zone.Id, report);
        }
        finally
        {
            Turn.Release();
        }
    }

    private sealed record Tried(CompiledPolicy Policy, GoverningPolicy Draft);

    private sealed class Counted(IProgress<(long Done, long Of)> progress, long total) : IProgress<long>
    {
        public void Report(long value) => progress.Report((value, total));
    }

    private static async Task<Outcome<Tried>> DraftAsync(
        IReadGate reads,
        Request request,
        Editions editions,
        Instant now,
        CancellationToken cancellationToken
    )
    {
        await using var db = reads.Open();
        var (text, format) = (request.Text, request.Format);
        if (text is null)
        {
            var versions = db.PolicyVersions.AsNoTracking();
            var version = request.PolicyVersionId is { } id
                ? await versions.SingleOrDefaultAsync(p => p.Id == id, cancellationToken)
                : await versions.SingleOrDefaultAsync(p => p.Status == PolicyStatus.InForce, cancellationToken);
            if (version is null)
            {
                return new NotFound("policy");
            }

            (text, format) = (version.Text, version.Format);
        }
        else if (PolicyTexts.Check(text, format) is { } invalid)
        {
            return invalid;
        }

        var compiled = PolicyTexts.Compile(text, format);
        var current = await editions.CurrentAsync(db, cancellationToken);
        var calendar =
            request.Hours
            ?? current?.Clocks.Calendar
            ?? (compiled.Calendar is { } own && SupportCalendar.TryCreate(own, out var stated, out _) ? stated : null);
        return calendar is null
            ? new NotFound("support-hours")
            : new Tried(
                compiled,
                new GoverningPolicy(
                    0,
                    [.. compiled.Promises.Select(p => p.Commitment)],
                    calendar,
                    compiled.ClockRules.Over(current?.Clocks.Rules ?? ClockRules.Default)
                )
            );
    }

    private static Interval? Span(Request request, DateTimeZone zone, Instant now)
    {
        var from = request.FirstOn is { } first ? zone.AtStartOfDay(first).ToInstant() : NodaConstants.UnixEpoch;
        var to = request.LastOn is { } last ? zone.AtStartOfDay(last.PlusDays(1)).ToInstant() : now;
        return to < from ? null : new Interval(from, to);
    }
}
