using Charter.Desk.Customers;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;

namespace Charter.Desk.Tickets;

/// <summary>Lets somebody take part in a ticket from now on. They get what is sent after this, and nothing of before.</summary>
public static class AddParticipant
{
    /// <param name="TicketId">The ticket.</param>
    /// <param name="Address">Their mail address.</param>
    /// <param name="Name">Their name, if known.</param>
    public sealed record Request(long TicketId, string Address, string? Name = null);

    public sealed record Result(long ParticipantId);

    /// <summary>They take part already.</summary>
    public sealed record AlreadyThere() : Refusal("participant-already-there", "They take part in the ticket already.");

    /// <summary>The ticket has as many people as the rules allow.</summary>
    public sealed record TooMany(int Most)
        : Refusal("participants-too-many", $"At most {Most} people besides the customer take part in a ticket.");

    public static async Task<Outcome<Result>> Handle(
        DeskContext db,
        Actor actor,
        Request request,
        CancellationToken cancellationToken
    )
    {
        var found = await TicketLookup.FindToChangeAsync(
            db,
            actor,
            request.TicketId,
            Permissions.WorkTickets,
            cancellationToken
        );
        if (!found.IsDone(out var ticket))
        {
            return found.Refusal!;
        }

        if (AddressText.Read(AddressKind.Email, request.Address) is not { } address)
        {
            return new InvalidField("address", "A mail address, such as ada@example.com.");
        }

        var there = await TicketParticipants.OfAsync(db, ticket.Id, cancellationToken);
        var owner = await CustomerAddresses.OwnerAsync(db, address.Normalized, cancellationToken);
        if (owner == ticket.CustomerId || there.Any(p => p.Address == address.Normalized))
        {
            return new AlreadyThere();
        }

        if (await TicketParticipants.IsFullAsync(db, there.Count, cancellationToken) is { } full)
        {
            return full;
        }

        var name = FieldText.CleanLine(request.Name, FieldText.LongestLine);
        var added = TicketParticipants.Add(db, ticket.Id, address.Normalized, name, byMail: false);
        added.CustomerId = owner;
        return new Result(added.Id);
    }
}
