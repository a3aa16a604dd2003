using Charter.Desk.Customers;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Staff.Events;
using Charter.Desk.Storage;
using Charter.Desk.Tickets;
using Charter.Desk.Tickets.Events;
using Charter.Policy;
using Charter.Policy.Clocks;

namespace Charter.Testing.Databases;

/// <summary>The smallest rows that storage tests need, written without any slice.</summary>
public static class SampleDesk
{
    /// <summary>Work that adds a department and records it.</summary>
    public static Func<DeskContext, CancellationToken, Task<Outcome<long>>> AddDepartment(string name) =>
        (db, _) =>
        {
            var department = new Department { Id = db.NewId(), Name = name };
            db.Departments.Add(department);
            db.Record(new DepartmentAdded(department.Id));
            return Task.FromResult<Outcome<long>>(department.Id);
        };

    /// <summary>Work that opens a ticket of a new customer and records it.</summary>
    public static Func<DeskContext, CancellationToken, Task<Outcome<long>>> OpenTicket(
        int number,
        string subject = "A question",
        string customerName = "Ann"
    ) =>
        (db, _) =>
        {
            var now = db.Write!.Now;
            var customer = new Customer
            {
                Id = db.NewId(),
                Name = customerName,
                Language = "en",
                CreatedAt = now,
            };
            var ticket = new Ticket
            {
                Id = db.NewId(),
                Number = number,
                Subject = subject,
                Kind = CaseKind.Enquiry,
                Channel = ServedSubject.Email,
                Priority = "normal",
                Language = "en",
                CustomerId = customer.Id,
                OpenedAt = now,
                ChangedAt = now,
            };
            db.Customers.Add(customer);
            db.Tickets.Add(ticket);
            db.Record(new TicketTagged(["new"], []), ticket.Id);
            return Task.FromResult<Outcome<long>>(ticket.Id);
        };

    /// <summary>Work that records an event on a ticket.</summary>
    public static Func<DeskContext, CancellationToken, Task<Outcome<Done>>> Tag(long ticketId, string tag) =>
        (db, _) =>
        {
            db.TicketTags.Add(new TicketTag { TicketId = ticketId, Tag = tag });
            db.Record(new TicketTagged([tag], []), ticketId);
            return Task.FromResult<Outcome<Done>>(Done.It);
        };
}
