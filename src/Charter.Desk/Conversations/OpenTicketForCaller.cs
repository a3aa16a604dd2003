using Charter.Desk.Conversations.Events;
using Charter.Desk.Customers;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Charter.Desk.Tickets;
using Charter.Policy;
using Charter.Policy.Clocks;
using Microsoft.EntityFrameworkCore;

namespace Charter.Desk.Conversations;

/// <summary>
/// Opens a ticket for somebody who calls, stands at the counter or sent a letter: the customer is found by what they
/// gave, or made; what they said stands in the conversation as theirs. Nothing is mailed to them by this.
/// </summary>
public static class OpenTicketForCaller
{
    /// <param name="CustomerId">A customer who is known; <c>null</c> to find or make one by the next three.</param>
    /// <param name="Name">Their name, for a new customer.</param>
    /// <param name="Email">Their address, if given.</param>
    /// <param name="Phone">Their number, if given.</param>
    /// <param name="Channel">How they came.</param>
    /// <param name="Kind">What sort of matter it is.</param>
    /// <param name="Priority">A label; <c>null</c> for normal.</param>
    /// <param name="DepartmentId">Who answers it; <c>null</c> for the default.</param>
    /// <param name="Subject">One line.</param>
    /// <param name="Text">What they said or wrote.</param>
    /// <param name="SpokenAcknowledgement">Whether they were told that we have the matter.</param>
    /// <param name="TakeIt">Whether the actor takes it.</param>
    public sealed record Request(
        long? CustomerId,
        string Name,
        string? Email,
        string? Phone,
        ServedSubject Channel,
        CaseKind Kind,
        string? Priority,
        long? DepartmentId,
        string Subject,
        string Text,
        bool SpokenAcknowledgement,
        bool TakeIt
    );

    public static async Task<Outcome<OpenTicket.Result>> Handle(
        DeskContext db,
        Actor actor,
        Request request,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(request);
        if (actor.Lacks(Permissions.OpenTickets) is { } notAllowed)
        {
            return notAllowed;
        }

        if (
            !FieldText.IsLine(request.Subject, "subject", FieldText.LongestLine, out _, out var wrong)
            || !FieldText.IsProse(request.Text, "text", FieldText.LongestProse, out var text, out wrong)
        )
        {
            return wrong;
        }

        var customer = await CustomerAsync(db, actor, request, cancellationToken);
        if (!customer.IsDone(out var customerId))
        {
            return customer.Refusal!;
        }

        var opened = await OpenTicket.Handle(
            db,
            actor,
            new(customerId, request.Subject, request.Channel, request.Kind, request.Priority, request.DepartmentId),
            cancellationToken
        );
        if (opened.IsDone(out var result))
        {
            await WriteDownAsync(db, actor, request, (result.TicketId, customerId, text), cancellationToken);
        }

        return opened;
    }

    private static async Task<Outcome<long>> CustomerAsync(
        DeskContext db,
        Actor actor,
        Request request,
        CancellationToken cancellationToken
    )
    {
        if (request.CustomerId is { } chosen)
        {
            return chosen;
        }

        var given = new List<AddressGiven>();
        foreach (var (kind, value) in new[] { (AddressKind.Email, request.Email), (AddressKind.Phone, request.Phone) })
        {
            if (string.IsNullOrWhiteSpace(value))
            {
                continue;
            }

            if (AddressText.Read(kind, value) is not { } address)
            {
                return new InvalidField(
                    kind == AddressKind.Email ? "email" : "phone",
                    "That is not an address of its kind."
                );
            }

            var known = await db
                .CustomerAddresses.Where(a => a.Kind == kind && a.Normalized == address.Normalized)
                .Select(a => (long?)a.CustomerId)
                .FirstOrDefaultAsync(cancellationToken);
            if (known is { } customerId)
            {
                return customerId;
            }

            given.Add(new AddressGiven(kind, value));
        }

        var added = await AddCustomer.Handle(db, actor, new(request.Name, null, null, null, given), cancellationToken);
        return added.IsDone(out var made) ? made.CustomerId : added.Refusal!;
    }

    private static async Task WriteDownAsync(
        DeskContext db,
        Actor actor,
        Request request,
        (long TicketId, long CustomerId, string Text) made,
        CancellationToken cancellationToken
    )
    {
        var ticket =
            await db.Tickets.FindAsync([made.TicketId], cancellationToken)
            ?? throw new InvalidOperationException("It was opened.");
        var customer =
            await db.Customers.FindAsync([made.CustomerId], cancellationToken)
            ?? throw new InvalidOperationException("It was found.");
        var message = new Message
        {
            Id = db.NewId(),
            TicketId = ticket.Id,
            Direction = MessageDirection.Inbound,
            Channel = request.Channel,
            ByPerson = true,
            CustomerId = customer.Id,
            AuthorName = customer.Name,
            At = db.Write!.Now,
            Subject = ticket.Subject,
            Text = made.Text,
            ReplyText = made.Text,
        };
        db.Messages.Add(message);
        db.Record(new MessageReceived(message.Id, request.Channel, Automatic: false), ticket.Id);
        if (request.Channel is ServedSubject.Phone or ServedSubject.InPerson or ServedSubject.Chat)
        {
            // Whoever takes it down has the customer before them.
            db.Record(new ContactAnswered(request.Channel), ticket.Id);
        }

        if (request.SpokenAcknowledgement)
        {
            db.Record(new AcknowledgementSent(null, Spoken: true, ByPerson: actor.IsPerson, null), ticket.Id);
        }

        if (request.TakeIt && actor.Kind == ActorKind.Staff)
        {
            AssignTicket.Apply(db, ticket, actor.Id);
        }
    }
}
