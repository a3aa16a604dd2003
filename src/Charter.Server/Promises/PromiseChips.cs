using Charter.Desk.Promises;
using Charter.Desk.Tickets;
using Charter.Policy.Clocks;
using Charter.Server.Design;
using Charter.Server.Words;
using NodaTime;

namespace Charter.Server.Promises;

/// <summary>The one place where a clock's reading becomes the chip that people see.</summary>
public static class PromiseChips
{
    /// <summary>The page that explains a reading.</summary>
    public static string WhyUrl(long readingId) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"/promises/readings/{readingId}/why");

    /// <summary>A reading as a chip.</summary>
    /// <param name="reading">The reading.</param>
    /// <param name="status">Where its ticket stands, which tells what a paused clock waits for.</param>
    /// <param name="words">The reader's words.</param>
    /// <param name="now">The instant of the page.</param>
    public static PromiseChipView Of(ListReadings.Reading reading, TicketStatus status, Wordbook words, Instant now)
    {
        ArgumentNullException.ThrowIfNull(reading);
        ArgumentNullException.ThrowIfNull(words);
        var state = StateOf(reading, now);
        return new PromiseChipView(PromisedWords.Of(reading.Commitment, words), state, WhyUrl(reading.Id))
        {
            DueAt = reading.DueAt,
            StoppedAt = reading.StoppedAt,
            ShareUsed = reading.UsedShare ?? 0,
            BusinessDaysLeft = reading.BusinessDaysLeft,
            PausedFor = state == PromiseState.Paused ? PausedFor(status, words) : null,
        };
    }

    /// <summary>The chips of a ticket: open ones nearest first, then what was broken or kept, latest first.</summary>
    public static IReadOnlyList<PromiseChipView> Of(
        ListReadings.Result readings,
        TicketStatus status,
        Wordbook words,
        Instant now
    )
    {
        ArgumentNullException.ThrowIfNull(readings);
        return
        [
            .. readings.Readings.Where(r => r.Outcome != ClockOutcome.Ended).Select(r => Of(r, status, words, now)),
        ];
    }

    private static PromiseState StateOf(ListReadings.Reading reading, Instant now) =>
        reading.Outcome switch
        {
            ClockOutcome.Paused => PromiseState.Paused,
            ClockOutcome.Overdue => PromiseState.Late,
            ClockOutcome.Broken => PromiseState.Broken,
            ClockOutcome.Kept or ClockOutcome.Ended => PromiseState.Kept,
            _ => reading.WarnAt <= now ? PromiseState.Warned : PromiseState.Running,
        };

    private static string PausedFor(TicketStatus status, Wordbook words) =>
        status switch
        {
            TicketStatus.WaitingForCustomer => words["the customer's answer"],
            TicketStatus.OnHold => words["the end of the hold"],
            TicketStatus.Resolved or TicketStatus.Closed => words["the ticket to open again"],
            _ => words["what it depends on"],
        };
}
