using System.Collections.Immutable;
using Charter.Desk.Policies;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Charter.Desk.Tickets;
using Charter.Policy;
using Charter.Policy.Calendars;
using Charter.Policy.Clocks;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Charter.Desk.Promises;

/// <summary>The promises on one ticket and how they stand: what the promise strip shows.</summary>
public static class ListReadings
{
    private const int FurthestDays = 100;

    /// <param name="TicketId">The ticket.</param>
    /// <param name="OpenOnly">Whether to leave out what is done.</param>
    public sealed record Request(long TicketId, bool OpenOnly = false);

    /// <param name="Readings">The readings: open ones first, nearest due first, then what is done, latest first.</param>
    public sealed record Result(ImmutableArray<Reading> Readings);

    /// <param name="Id">The reading's id, for its explanation.</param>
    /// <param name="Commitment">The promise.</param>
    /// <param name="Round">Which run of the clock.</param>
    /// <param name="StartedAt">When it started.</param>
    /// <param name="DueAt">When it is due; <c>null</c> while paused.</param>
    /// <param name="WarnAt">When people are warned.</param>
    /// <param name="StoppedAt">When it was done.</param>
    /// <param name="Outcome">How it stands at the instant that was asked about.</param>
    /// <param name="BrokenAt">When it broke.</param>
    /// <param name="UsedShare">The share of the allowance that is used, 0 to 1, in the time that the clock counts; <c>null</c> while paused.</param>
    /// <param name="CountsWorkingTime">Whether its time passes in support hours only.</param>
    public sealed record Reading(
        long Id,
        Commitment Commitment,
        int Round,
        Instant StartedAt,
        Instant? DueAt,
        Instant? WarnAt,
        Instant? StoppedAt,
        ClockOutcome Outcome,
        Instant? BrokenAt,
        double? UsedShare,
        bool CountsWorkingTime
    )
    {
        /// <summary>The business days left after today, where the promise counts them and one is left.</summary>
        public int? BusinessDaysLeft { get; init; }
    }

    public static async Task<Outcome<Result>> Run(
        DeskContext db,
        Actor actor,
        Request request,
        Editions editions,
        Instant now,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(editions);
        if (!await db.Tickets.VisibleTo(actor).AnyAsync(t => t.Id == request.TicketId, cancellationToken))
        {
            return new NotFound("ticket");
        }

        var rows = await db
            .PromiseReadings.AsNoTracking()
            .Where(r => r.TicketId == request.TicketId && (!request.OpenOnly || r.StoppedAt == null))
            .ToListAsync(cancellationToken);
        var readings = new List<Reading>(rows.Count);
        foreach (var row in rows)
        {
            var edition = await editions.OfAsync(db, row.Edition, cancellationToken);
            if (edition.CommitmentOf(row.CommitmentKey) is { } commitment)
            {
                readings.Add(Of(row, commitment, edition.Clocks.Calendar, now));
            }
        }

        var open = readings.Where(r => r.StoppedAt is null).OrderBy(r => r.DueAt ?? Instant.MaxValue);
        var done = readings.Where(r => r.StoppedAt is not null).OrderByDescending(r => r.StoppedAt);
        return new Result([.. open, .. done]);
    }

    /// <summary>A stored reading as it stands at an instant.</summary>
    internal static Reading Of(PromiseReading row, Commitment commitment, SupportCalendar calendar, Instant now)
    {
        var working = DueTimes.CountsWorkingTime(
            commitment.Within.Unit,
            commitment.Conditions.Has(ConditionKind.OfficeHours)
        );
        // The watch looks once a second; whoever reads in between still sees what is true.
        var outcome = row.Outcome == ClockOutcome.Running && row.DueAt < now ? ClockOutcome.Overdue : row.Outcome;
        return new Reading(
            row.Id,
            commitment,
            row.Round,
            row.StartedAt,
            row.DueAt,
            row.WarnAt,
            row.StoppedAt,
            outcome,
            row.BrokenAt ?? (outcome == ClockOutcome.Overdue ? row.DueAt : null),
            UsedShare(row, working ? calendar : null, now),
            working
        )
        {
            BusinessDaysLeft =
                commitment.Within.Unit == TimeUnit.BusinessDay && row.StoppedAt is null
                    ? BusinessDaysLeft(row.DueAt, calendar, now)
                    : null,
        };
    }

    // Days after today up to the due day, as the promise counts them: those with an opening.
    private static int? BusinessDaysLeft(Instant? due, SupportCalendar calendar, Instant now)
    {
        if (due is not { } at || at <= now || at - now > Duration.FromDays(FurthestDays))
        {
            return null;
        }

        var today = now.InZone(calendar.Zone).Date;
        var last = at.InZone(calendar.Zone).Date;
        var days = 0;
        for (var day = today.PlusDays(1); day <= last; day = day.PlusDays(1))
        {
            var (opens, closes) = (calendar.Zone.AtStartOfDay(day), calendar.Zone.AtStartOfDay(day.PlusDays(1)));
            days += calendar.WorkingTimeBetween(opens.ToInstant(), closes.ToInstant()) > Duration.Zero ? 1 : 0;
        }

        return days > 0 ? days : null;
    }

    private static double? UsedShare(PromiseReading row, SupportCalendar? calendar, Instant now)
    {
        if (row.DueAt is not { } due)
        {
            return null;
        }

        var until = row.StoppedAt ?? now;
        var whole = Measure(calendar, row.StartedAt, due);
        return whole <= Duration.Zero ? 1
            : until >= due ? 1
            : Math.Clamp(Measure(calendar, row.StartedAt, until) / whole, 0, 1);
    }

    private static Duration Measure(SupportCalendar? calendar, Instant from, Instant to) =>
        to <= from ? Duration.Zero
        : calendar is null ? to - from
        : calendar.WorkingTimeBetween(from, to);
}
