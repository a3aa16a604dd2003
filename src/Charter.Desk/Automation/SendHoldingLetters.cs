using Charter.Desk.Journal;
using Charter.Desk.Policies;
using Charter.Desk.Promises.Events;
using Charter.Desk.Storage;
using Charter.Desk.Tickets;
using Charter.Policy;
using Charter.Policy.Calendars;
using NodaTime;

namespace Charter.Desk.Automation;

/// <summary>
/// Sends the holding letter that the policy demands before its limit, where the company has left it to the desk: when
/// the limit comes near and nobody has told the customer, with the date and the reason that the company has set.
/// Elsewhere people are told to send it, with reasons to choose from.
/// </summary>
public sealed class SendHoldingLetters(Editions editions) : IJournalReaction
{
    /// <inheritdoc/>
    public async Task ReactAsync(
        DeskContext db,
        IReadOnlyList<PendingEvent> happened,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(happened);
        foreach (var pending in happened)
        {
            if (
                // Once: whoever puts a customer off again should be a person.
                pending is { Happened: PromiseWarned { Round: 1 } warned, TicketId: { } ticketId }
                && IsHolding(warned.CommitmentKey)
                && await db.LetterSettings.FindAsync([LetterSettings.TheOnlyId], cancellationToken)
                    is { Holding: HoldingChoice.Automatic, Reasons: [var reason, ..] } settings
                && await db.Tickets.FindAsync([ticketId], cancellationToken) is { } ticket
                && ticket.IsOpen()
            )
            {
                var edition = await editions.OfAsync(db, ticket.Edition, cancellationToken);
                var newDue = NewDue(edition.Clocks.Calendar, warned.DueAt, settings.HoldingDays);
                await SendHoldingNotice.SendAsync(
                    db,
                    ticket,
                    editions,
                    (newDue, reason, null),
                    warned.CommitmentKey,
                    cancellationToken
                );
            }
        }
    }

    /// <summary>Whether a promise is to tell the customer of a delay.</summary>
    internal static bool IsHolding(string commitmentKey) =>
        commitmentKey.StartsWith(Vocabulary.Token(ServiceAction.NotifyDelay), StringComparison.Ordinal);

    private static Instant NewDue(SupportCalendar calendar, Instant limit, int businessDays) =>
        DueTimes.TryDue(calendar, limit, new Allowance(businessDays, TimeUnit.BusinessDay), false, out var due)
        == AllowanceProblem.None
            ? due
            : limit + Duration.FromDays(businessDays);
}
