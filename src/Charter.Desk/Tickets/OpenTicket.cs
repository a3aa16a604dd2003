using Charter.Desk.Customers;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Charter.Desk.Tickets.Events;
using Charter.Policy;
using Charter.Policy.Clocks;
using Microsoft.EntityFrameworkCore;

namespace Charter.Desk.Tickets;

/// <summary>Opens a ticket for a customer. What the customer said is added by the slices of conversations.</summary>
public static class OpenTicket
{
    /// <param name="CustomerId">Whose matter it is.</param>
    /// <param name="Subject">One line; an empty one becomes "(no subject)".</param>
    /// <param name="Channel">How it arrived.</param>
    /// <param name="Kind">What sort of matter it is.</param>
    /// <param name="Priority">A label; <c>null</c> for <c>normal</c>.</param>
    /// <param name="DepartmentId">Who answers it; <c>null</c> for the default department.</param>
    /// <param name="Language">The customer's language in this matter; <c>null</c> for the customer's own.</param>
    /// <param name="ByCustomer">Whether the customer asked, in whatever way, rather than we or a machine.</param>
    /// <param name="IsTest">Whether it only tries the desk and is left out of figures.</param>
    public sealed record Request(
        long CustomerId,
        string Subject,
        ServedSubject Channel,
        CaseKind Kind = CaseKind.Enquiry,
        string? Priority = null,
        long? DepartmentId = null,
        string? Language = null,
        bool ByCustomer = true,
        bool IsTest = false
    )
    {
        /// <summary>Whether it is acknowledged even where the policy promises no acknowledgement.</summary>
        public bool IsAlwaysAcknowledged { get; init; }
    }

    public sealed record Result(long TicketId, int Number);

    public static async Task<Outcome<Result>> Handle(
        DeskContext db,
        Actor actor,
        Request request,
        CancellationToken cancellationToken
    )
    {
        // A customer opens their own tickets; staff and programs open them for customers.
        var own = actor.Kind == ActorKind.Customer && actor.Id == request.CustomerId;
        if (!own && actor.Lacks(Permissions.OpenTickets) is { } notAllowed)
        {
            return notAllowed;
        }

        if (!IsChannel(request.Channel))
        {
            return new InvalidField("channel", "That is a kind of matter, not a channel.");
        }

        var label = TicketLabels.NormalPriority;
        if (request.Priority is not null && TicketLabels.Read(request.Priority, "priority", out label) is { } badLabel)
        {
            return badLabel;
        }

        if (
            !FieldText.IsOptionalLine(request.Subject, "subject", FieldText.LongestLine, out var subject, out var wrong)
        )
        {
            return wrong;
        }

        if (!FieldText.IsOptionalLine(request.Language, "language", 35, out var language, out wrong))
        {
            return wrong;
        }

        if (await db.Customers.FindAsync([request.CustomerId], cancellationToken) is not { } customer)
        {
            return new NotFound("customer");
        }

        var department = await FindDepartmentAsync(db, request.DepartmentId, cancellationToken);
        if (request.DepartmentId is not null && department is null)
        {
            return new InvalidField("departmentId", "There is no such department.");
        }

        var ticket = await AddAsync(db, request, customer, (subject, label, language, department), cancellationToken);
        return new Result(ticket.Id, ticket.Number);
    }

    /// <summary>Whether a subject of policies is a way to reach us, on which a ticket can arrive.</summary>
    public static bool IsChannel(ServedSubject subject) =>
        subject
            is ServedSubject.Email
                or ServedSubject.Phone
                or ServedSubject.Voicemail
                or ServedSubject.Callback
                or ServedSubject.Chat
                or ServedSubject.InPerson
                or ServedSubject.Post
                or ServedSubject.Social
                or ServedSubject.WebForm
                or ServedSubject.WhatsApp;

    private static async Task<Ticket> AddAsync(
        DeskContext db,
        Request request,
        Customer customer,
        (string? Subject, string Priority, string? Language, long? DepartmentId) read,
        CancellationToken cancellationToken
    )
    {
        var now = db.Write!.Now;
        // The newest edition governs; before the first policy is in force there is none, and no clock runs.
        var edition = await NewestEditionAsync(db, cancellationToken);
        var ticket = new Ticket
        {
            Id = db.NewId(),
            Number = await TicketNumbers.NextAsync(db, cancellationToken),
            Subject = read.Subject ?? "(no subject)",
            Kind = request.Kind,
            Channel = request.Channel,
            Priority = read.Priority,
            Status = TicketStatus.New,
            DepartmentId = read.DepartmentId,
            CustomerId = customer.Id,
            OrganisationId = customer.OrganisationId,
            Language = read.Language ?? customer.Language,
            Edition = edition,
            OpenedAt = now,
            ChangedAt = now,
            IsTest = request.IsTest,
        };
        db.Tickets.Add(ticket);
        db.Record(
            new TicketOpened(
                ticket.Number,
                ticket.Kind,
                ticket.Channel,
                ticket.Priority,
                request.ByCustomer,
                ticket.CustomerId,
                ticket.DepartmentId,
                edition
            )
            {
                IsAlwaysAcknowledged = request.IsAlwaysAcknowledged,
            },
            ticket.Id
        );
        return ticket;
    }

    private static async Task<int> NewestEditionAsync(DeskContext db, CancellationToken cancellationToken)
    {
        var known = db.Write!.Known<string, int>(nameof(NewestEditionAsync));
        if (!known.TryGetValue("", out var edition))
        {
            edition = await db.Editions.MaxAsync(e => (int?)e.Number, cancellationToken) ?? 0;
            known[""] = edition;
        }

        return edition;
    }

    private static async Task<long?> FindDepartmentAsync(
        DeskContext db,
        long? wanted,
        CancellationToken cancellationToken
    )
    {
        var known = db.Write!.Known<long, long?>(nameof(FindDepartmentAsync));
        if (!known.TryGetValue(wanted ?? 0, out var department))
        {
            // The whole row, since a letter about the ticket will ask for it again in the same write.
            var row = await db.Departments.FirstOrDefaultAsync(
                d => !d.IsArchived && (wanted == null ? d.IsDefault : d.Id == wanted),
                cancellationToken
            );
            known[wanted ?? 0] = department = row?.Id;
        }

        return department;
    }
}
