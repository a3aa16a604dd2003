using Charter.Desk.Automation.Events;
using Charter.Desk.Conversations;
using Charter.Desk.Conversations.Events;
using Charter.Desk.Journal;
using Charter.Desk.Policies;
using Charter.Desk.Promises;
using Charter.Desk.Storage;
using Charter.Desk.Tickets;
using Charter.Desk.Tickets.Events;
using Charter.Policy;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Charter.Desk.Automation;

/// <summary>
/// Sends the acknowledgement that the policy demands, or the mailbox's settings, when a customer opens a ticket in
/// writing: it names who has the matter and by when an answer comes. Machines get none, and neither does whoever was answered at once.
/// </summary>
public sealed class SendDemandedLetters(Editions editions) : IJournalReaction
{
    /// <summary>How many acknowledgements one customer gets in an hour. What is beyond that is most likely two machines
    /// that write to each other.</summary>
    public const int MostInAnHour = 10;

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
                pending.Happened is TicketOpened { ByCustomer: true } opened
                && opened.Channel is ServedSubject.Email or ServedSubject.WebForm
                && !IsAnsweredOrAutomatic(db, pending.TicketId!.Value)
                && await db.Tickets.FindAsync([pending.TicketId.Value], cancellationToken) is { } ticket
                && DemandedBy(db, ticket.Id) is var demanded
                && (demanded is not null || opened.IsAlwaysAcknowledged)
            )
            {
                await AcknowledgeAsync(db, ticket, demanded?.CommitmentKey, cancellationToken);
            }
        }
    }

    private static bool IsAnsweredOrAutomatic(DeskContext db, long ticketId) =>
        db.Messages.Local.Any(m => m.TicketId == ticketId && !m.MayAnswerByMachine)
        || db.Write!.Recorded.Any(e =>
            e.TicketId == ticketId
            && e.Happened
                is MessageReceived { Automatic: true }
                    or MessageSent { ByPerson: true }
                    or AcknowledgementSent
        );

    // The readings were kept just before: this reaction comes after them in the list.
    private static PromiseReading? DemandedBy(DeskContext db, long ticketId) =>
        db.PromiseReadings.Local.FirstOrDefault(r =>
            r.TicketId == ticketId && r.Action == ServiceAction.Acknowledge && r.StoppedAt is null
        );

    private async Task AcknowledgeAsync(
        DeskContext db,
        Ticket ticket,
        string? commitmentKey,
        CancellationToken cancellationToken
    )
    {
        if (await IsTooManyAsync(db, ticket, cancellationToken))
        {
            db.Record(new LetterWithheld(LetterNames.Acknowledgement, "too_many"), ticket.Id);
            return;
        }

        var text = await FindLetter.OfAsync(
            db,
            LetterNames.Acknowledgement,
            ticket.Language,
            ticket.DepartmentId,
            cancellationToken
        );
        var fields = await LetterFields.OfAsync(db, ticket, editions, text.Language, true, cancellationToken);
        fields["follow.link"] = await FollowAddress.MakeAsync(db, ticket, cancellationToken);
        var letter = FillFields.Of(text, fields);
        var message = await LetterMessage.MakeAsync(db, ticket, LetterNames.Acknowledgement, letter, cancellationToken);
        var sent = await OutgoingMessages.Add(db, ticket, message, cancellationToken);
        if (sent.Refusal is not null)
        {
            var reason = sent.Refusal is TooManyAutomatic ? "too_many" : "no_address";
            db.Record(new LetterWithheld(LetterNames.Acknowledgement, reason), ticket.Id);
            return;
        }

        db.Record(new AcknowledgementSent(message.Id, Spoken: false, ByPerson: false, commitmentKey), ticket.Id);
    }

    private static async Task<bool> IsTooManyAsync(DeskContext db, Ticket ticket, CancellationToken cancellationToken)
    {
        if (db.Write!.HasAddedCustomer(ticket.CustomerId))
        {
            return false;
        }

        var since = db.Write.Now - Duration.FromHours(1);
        return await db
            .Tickets.Where(t => t.CustomerId == ticket.CustomerId && t.OpenedAt > since && t.Id != ticket.Id)
            .Skip(MostInAnHour - 1)
            .AnyAsync(cancellationToken);
    }
}
