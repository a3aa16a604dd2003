using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Microsoft.EntityFrameworkCore;

namespace Charter.Desk.Tickets;

/// <summary>One ticket with the people and properties around it.</summary>
public static class ReadTicket
{
    public static Task<Outcome<TicketView>> Run(
        DeskContext db,
        Actor actor,
        long ticketId,
        CancellationToken cancellationToken
    ) => ReadAsync(db, db.Tickets.VisibleTo(actor).Where(t => t.Id == ticketId), cancellationToken);

    /// <summary>The same by the number that people use.</summary>
    public static Task<Outcome<TicketView>> RunByNumber(
        DeskContext db,
        Actor actor,
        int number,
        CancellationToken cancellationToken
    ) => ReadAsync(db, db.Tickets.VisibleTo(actor).Where(t => t.Number == number), cancellationToken);

    private static async Task<Outcome<TicketView>> ReadAsync(
        DeskContext db,
        IQueryable<Ticket> tickets,
        CancellationToken cancellationToken
    )
    {
        var read = await tickets
            .AsNoTracking()
            .Select(t => new
            {
                Ticket = t,
                Customer = db.Customers.First(c => c.Id == t.CustomerId),
                Organisation = db.Organisations.FirstOrDefault(o => o.Id == t.OrganisationId),
                Department = db.Departments.Where(d => d.Id == t.DepartmentId).Select(d => d.Name).FirstOrDefault(),
                Team = db.Teams.Where(x => x.Id == t.TeamId).Select(x => x.Name).FirstOrDefault(),
                Assignee = db.StaffMembers.Where(s => s.Id == t.AssigneeId).Select(s => s.Name).FirstOrDefault(),
                Related = db.Tickets.Where(r => r.Id == t.RelatedId).Select(r => (int?)r.Number).FirstOrDefault(),
                MergedInto = db.Tickets.Where(m => m.Id == t.MergedIntoId).Select(m => (int?)m.Number).FirstOrDefault(),
            })
            .SingleOrDefaultAsync(cancellationToken);
        if (read is null)
        {
            return new NotFound("ticket");
        }

        var id = read.Ticket.Id;
        return new TicketView
        {
            Ticket = read.Ticket,
            Customer = read.Customer,
            Addresses = await db
                .CustomerAddresses.AsNoTracking()
                .Where(a => a.CustomerId == read.Customer.Id)
                .OrderBy(a => a.Id)
                .ToListAsync(cancellationToken),
            Organisation = read.Organisation,
            DepartmentName = read.Department,
            TeamName = read.Team,
            AssigneeName = read.Assignee,
            Tags = await db
                .TicketTags.Where(t => t.TicketId == id)
                .OrderBy(t => t.Tag)
                .Select(t => t.Tag)
                .ToListAsync(cancellationToken),
            Escalations = await db
                .Escalations.AsNoTracking()
                .Where(e => e.TicketId == id)
                .OrderBy(e => e.Id)
                .ToListAsync(cancellationToken),
            MergedIntoNumber = read.MergedInto,
            RelatedNumber = read.Related,
        };
    }
}
