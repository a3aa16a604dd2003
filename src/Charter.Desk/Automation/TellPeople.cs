using Charter.Desk.Conversations;
using Charter.Desk.Conversations.Events;
using Charter.Desk.Journal;
using Charter.Desk.Policies;
using Charter.Desk.Promises.Events;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Charter.Desk.Tickets;
using Charter.Desk.Tickets.Events;
using Charter.Policy;
using Microsoft.EntityFrameworkCore;

namespace Charter.Desk.Automation;

/// <summary>Tells staff what they have to know: on screen, and by mail where the escalation matrix says so.</summary>
public sealed class TellPeople(Editions editions) : IJournalReaction
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
                pending.TicketId is { } ticketId
                && IsTold(pending.Happened)
                && await db.Tickets.FindAsync([ticketId], cancellationToken) is { IsTest: false } ticket
            )
            {
                await TellAsync(db, ticket, pending.Happened, cancellationToken);
            }
        }
    }

    private static bool IsTold(JournalEvent happened) =>
        happened
            is TicketAssigned { AssigneeId: not null }
                or MessageReceived { Automatic: false }
                or MessageDeliveryChanged { State: DeliveryState.Refused or DeliveryState.Abandoned }
                or MailComplained
                or ThirdPartyAnswered { Automatic: false }
                or StaffAnswerRefused
                or AnswerStopped { AuthorKind: ActorKind.Staff }
                or TicketEscalated
                or PromiseWarned
                or PromiseBroken
                or PromiseStillBroken;

    private Task TellAsync(DeskContext db, Ticket ticket, JournalEvent happened, CancellationToken cancellationToken) =>
        happened switch
        {
            TicketAssigned e => TellOneAsync(db, ticket, e.AssigneeId, NoticeKinds.Assigned, null, cancellationToken),
            // The message that opens a ticket is the ticket, which the inbox shows.
            MessageReceived when ticket.AssigneeId is not null => TellHolderAsync(
                db,
                ticket,
                NoticeKinds.CustomerWrote,
                null,
                cancellationToken
            ),
            ThirdPartyAnswered e => TellHolderAsync(
                db,
                ticket,
                NoticeKinds.ThirdPartyAnswered,
                e.Address,
                cancellationToken
            ),
            MessageDeliveryChanged e => TellAuthorAsync(
                db,
                ticket,
                (e.MessageId, NoticeKinds.NotDelivered, e.Detail),
                cancellationToken
            ),
            MailComplained e => TellAuthorAsync(
                db,
                ticket,
                (e.MessageId, NoticeKinds.Complained, null),
                cancellationToken
            ),
            StaffAnswerRefused e => TellRefusedAsync(db, ticket, e, cancellationToken),
            AnswerStopped e => TellOneAsync(db, ticket, e.AuthorId, NoticeKinds.AnswerStopped, null, cancellationToken),
            TicketEscalated e => TellEscalatedAsync(db, ticket, e, cancellationToken),
            PromiseWarned e => TellWarnedAsync(db, ticket, e, cancellationToken),
            PromiseBroken e => TellMatrixAsync(
                db,
                ticket,
                Fact(ticket, e.CommitmentKey) with
                {
                    DueAt = e.DueAt,
                },
                NoticeKinds.Broken,
                row => row.Trigger == MatrixTrigger.Broken,
                cancellationToken
            ),
            PromiseStillBroken e => TellMatrixAsync(
                db,
                ticket,
                Fact(ticket, e.CommitmentKey) with
                {
                    DueAt = e.DueAt,
                },
                NoticeKinds.StillBroken,
                row => row.Trigger == MatrixTrigger.StillBroken && row.AfterMinutes == e.AfterMinutes,
                cancellationToken
            ),
            _ => Task.CompletedTask,
        };

    private static async Task TellOneAsync(
        DeskContext db,
        Ticket ticket,
        long? staffId,
        string kind,
        string? reason,
        CancellationToken cancellationToken
    )
    {
        foreach (var person in await MatrixPeople.OneAsync(db, staffId, cancellationToken) ?? [])
        {
            WriteNotice.Add(db, ticket, person, kind, Fact(ticket, null) with { Reason = reason });
        }
    }

    // By mail too, for those who chose so.
    private async Task TellHolderAsync(
        DeskContext db,
        Ticket ticket,
        string kind,
        string? reason,
        CancellationToken cancellationToken
    )
    {
        var facts = Fact(ticket, null) with { Reason = reason };
        foreach (var person in await MatrixPeople.OneAsync(db, ticket.AssigneeId, cancellationToken) ?? [])
        {
            if (WriteNotice.Add(db, ticket, person, kind, facts) && person.MailWhenCustomerWrites)
            {
                await WriteNotice.MailAsync(db, editions, ticket, person, kind, facts, cancellationToken);
            }
        }
    }

    private static async Task TellAuthorAsync(
        DeskContext db,
        Ticket ticket,
        (long MessageId, string Kind, string? Detail) e,
        CancellationToken cancellationToken
    )
    {
        var message = await db.Messages.FindAsync([e.MessageId], cancellationToken);
        await TellOneAsync(db, ticket, message?.StaffId ?? ticket.AssigneeId, e.Kind, e.Detail, cancellationToken);
    }

    // Also by mail: whoever answers by mail is not at the screen.
    private async Task TellRefusedAsync(
        DeskContext db,
        Ticket ticket,
        StaffAnswerRefused e,
        CancellationToken cancellationToken
    )
    {
        var facts = Fact(ticket, null) with { Reason = e.Reason };
        foreach (var person in await MatrixPeople.OneAsync(db, e.StaffId, cancellationToken) ?? [])
        {
            if (WriteNotice.Add(db, ticket, person, NoticeKinds.AnswerRefused, facts))
            {
                await WriteNotice.MailAsync(
                    db,
                    editions,
                    ticket,
                    person,
                    NoticeKinds.AnswerRefused,
                    facts,
                    cancellationToken
                );
            }
        }
    }

    private async Task TellWarnedAsync(
        DeskContext db,
        Ticket ticket,
        PromiseWarned e,
        CancellationToken cancellationToken
    )
    {
        var facts = Fact(ticket, e.CommitmentKey) with { DueAt = e.DueAt };
        if (Asks(db, ticket, e) is { } wanted)
        {
            // Only a person can say how it stands, or by when it comes.
            foreach (var person in await MatrixPeople.HoldersAsync(db, ticket, cancellationToken))
            {
                WriteNotice.Add(db, ticket, person, wanted, facts);
            }
        }

        if (SendHoldingLetters.IsHolding(e.CommitmentKey))
        {
            return;
        }

        await TellMatrixAsync(
            db,
            ticket,
            facts,
            NoticeKinds.Warned,
            row => row.Trigger == MatrixTrigger.Warned,
            cancellationToken
        );
    }

    // A holding letter that the desk has just sent by itself asks for nothing.
    private static string? Asks(DeskContext db, Ticket ticket, PromiseWarned e) =>
        SendHoldingLetters.IsHolding(e.CommitmentKey)
            ? db.Write!.Recorded.Any(r => r.TicketId == ticket.Id && r.Happened is HoldingNoticeSent)
                ? null
                : NoticeKinds.HoldingNoticeWanted
            : e.CommitmentKey.StartsWith(Vocabulary.Token(ServiceAction.Update), StringComparison.Ordinal)
                ? NoticeKinds.UpdateWanted
                : null;

    private async Task TellEscalatedAsync(
        DeskContext db,
        Ticket ticket,
        TicketEscalated e,
        CancellationToken cancellationToken
    )
    {
        var facts = Fact(ticket, e.CommitmentKey) with { Level = e.Level, Reason = e.Reason };
        await TellMatrixAsync(
            db,
            ticket,
            facts,
            NoticeKinds.Escalated,
            row => row.Trigger == MatrixTrigger.Escalated && row.Level == e.Level,
            cancellationToken
        );
        foreach (var person in await MatrixPeople.OneAsync(db, e.ToStaffId, cancellationToken) ?? [])
        {
            WriteNotice.Add(db, ticket, person, NoticeKinds.Escalated, facts);
        }
    }

    private async Task TellMatrixAsync(
        DeskContext db,
        Ticket ticket,
        NoticeFacts facts,
        string kind,
        Func<MatrixLevel, bool> isMeant,
        CancellationToken cancellationToken
    )
    {
        var rows = await db.MatrixLevels.OrderBy(l => l.Level).ThenBy(l => l.Id).ToListAsync(cancellationToken);
        // A row that mails goes first: a person whom several rows name hears once, by the strongest of them.
        foreach (var row in rows.Where(isMeant).OrderByDescending(r => r.ByEmail))
        {
            var words = facts with { Level = row.Level };
            foreach (var person in await MatrixPeople.OfAsync(db, row, ticket, cancellationToken))
            {
                if (WriteNotice.Add(db, ticket, person, kind, words) && row.ByEmail)
                {
                    await WriteNotice.MailAsync(db, editions, ticket, person, kind, words, cancellationToken);
                }
            }
        }
    }

    private static NoticeFacts Fact(Ticket ticket, string? commitmentKey) =>
        new()
        {
            TicketNumber = ticket.Number,
            TicketSubject = ticket.Subject,
            CommitmentKey = commitmentKey,
            Edition = commitmentKey is null ? null : ticket.Edition,
        };
}
