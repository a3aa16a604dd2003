using Charter.Desk.Conversations;
using Charter.Desk.Customers;
using Charter.Desk.Shared;
using Charter.Desk.Storage;
using Charter.Desk.Tickets;
using Charter.Policy;
using Charter.Policy.Clocks;
using Microsoft.EntityFrameworkCore;

namespace Charter.Server.Demo;

/// <summary>What people do to tickets, each one write by the slice that a page would call.</summary>
internal sealed class DemoActs(DemoWorld world)
{
    /// <summary>A customer writes, into a ticket where they answer one.</summary>
    public async Task<FileIncoming.Result> WriteAsync(
        DemoPerson customer,
        Situation about,
        ServedSubject channel,
        (string Subject, string Text) said,
        DemoTicket? answering = null
    )
    {
        var token = answering is null
            ? null
            : await world.Desk.ReadAsync(db =>
                db.ReplyTokens.Where(t => t.TicketId == answering.Id).Select(t => t.Token).SingleOrDefaultAsync()
            );
        var text = $"{said.Text}\n\n{customer.ShortName}";
        return await world.Desk.DoAsync(
            Desk.Staff.Actor.System($"intake:{Vocabulary.Token(channel)}"),
            (db, actor, ct) =>
                FileIncoming.Handle(
                    db,
                    actor,
                    new FileIncoming.Request(
                        channel,
                        IntakeId: null,
                        ExternalId: channel == ServedSubject.Email ? NewMessageId(customer) : null,
                        new Sender(AddressKind.Email, customer.Email, customer.Name),
                        said.Subject,
                        text,
                        text,
                        Html: null,
                        Files: [],
                        IsAutomatic: false,
                        new ThreadHints(token, [], null),
                        // A form asks what sort of matter it is; a mail does not say.
                        channel == ServedSubject.WebForm
                            ? about.Kind
                            : null,
                        Language: about.Language
                    ),
                    ct
                )
        );
    }

    /// <summary>Somebody looks at a new ticket: what it is, how pressing, whose it is.</summary>
    public async Task SortAsync(DemoTicket ticket, DemoStaff by)
    {
        var about = ticket.About;
        var id = ticket.Id;
        if (ticket.Channel == ServedSubject.Email && about.Kind != CaseKind.Enquiry)
        {
            await DoAsync(by, (db, actor, ct) => ChangeKind.Handle(db, actor, new(id, about.Kind), ct));
        }

        if (about.Priority is { } priority)
        {
            await DoAsync(by, (db, actor, ct) => ChangePriority.Handle(db, actor, new(id, priority), ct));
        }

        await DoAsync(by, (db, actor, ct) => TagTicket.Handle(db, actor, new(id, about.Tags, []), ct));
        if (about.Department != DemoCompany.Front)
        {
            var department = await world.Desk.ReadAsync(db =>
                db.Departments.Where(d => d.Name == about.Department).Select(d => d.Id).SingleAsync()
            );
            var expectedOn = world.DayAhead(2);
            await DoAsync(
                by,
                (db, actor, ct) => ReferTicket.Handle(db, actor, new(id, department, expectedOn, null), ct)
            );
        }
    }

    /// <summary>Gives the ticket to somebody, by their own hand.</summary>
    public async Task TakeAsync(DemoTicket ticket, DemoStaff owner)
    {
        if (ticket.Owner != owner)
        {
            ticket.Owner = owner;
            await DoAsync(owner, (db, actor, ct) => AssignTicket.Handle(db, actor, new(ticket.Id, owner.Actor.Id), ct));
        }
    }

    public async Task NoteAsync(DemoTicket ticket, DemoStaff by, string text) =>
        await DoAsync(by, (db, actor, ct) => AddNote.Handle(db, actor, new(ticket.Id, text), ct));

    /// <summary>Sends a letter by a person.</summary>
    public async Task ReplyAsync(DemoTicket ticket, DemoStaff by, string body, AfterSend then, bool takeIt = true)
    {
        var letter = world.Letter(body, ticket, by);
        await DoAsync(
            by,
            (db, actor, ct) => SendReply.Handle(db, actor, new(ticket.Id, letter, Then: then, TakeIt: takeIt), ct)
        );
        // An answer after the end leaves a resolved ticket as it is.
        ticket.IsOpen = then == AfterSend.Wait || (then == AfterSend.KeepOpen && ticket.IsOpen);
    }

    public async Task ResolveAsync(DemoTicket ticket, DemoStaff by)
    {
        if (ticket.IsOpen)
        {
            await DoAsync(by, (db, actor, ct) => ResolveTicket.Handle(db, actor, new(ticket.Id), ct));
            ticket.IsOpen = false;
        }
    }

    /// <summary>Records a step of a call or visit.</summary>
    public async Task ContactAsync(DemoTicket ticket, DemoStaff by, RecordContact.Request step) =>
        await DoAsync(by, (db, actor, ct) => RecordContact.Handle(db, actor, step with { TicketId = ticket.Id }, ct));

    /// <summary>Opens a ticket for somebody who calls or comes by.</summary>
    public async Task<DemoTicket> OpenAsync(DemoPerson customer, Situation about, ServedSubject channel, DemoStaff by)
    {
        var customerId =
            await world.Desk.ReadAsync(db =>
                db.CustomerAddresses.Where(a => a.Value == customer.Email)
                    .Select(a => (long?)a.CustomerId)
                    .FirstOrDefaultAsync()
            ) ?? await AddAsync(customer, about, by);
        var order = NewOrder();
        var opened = await DoAsync(
            by,
            (db, actor, ct) =>
                OpenTicket.Handle(
                    db,
                    actor,
                    new(
                        customerId,
                        world.Fill(world.Chance.Of(about.Subjects), customer, order),
                        channel,
                        about.Kind,
                        about.Priority,
                        Language: about.Language
                    ),
                    ct
                )
        );
        return Remember(opened.TicketId, about, customer, channel, order);
    }

    /// <summary>Keeps what the simulation has to know of a ticket.</summary>
    public DemoTicket Remember(long id, Situation about, DemoPerson customer, ServedSubject channel, string order) =>
        world.Tickets[id] = new DemoTicket
        {
            Id = id,
            About = about,
            Customer = customer,
            Channel = channel,
            OpenedAt = world.Now,
            Order = order,
        };

    /// <summary>A number such as orders have.</summary>
    public string NewOrder() => $"FH-{world.Chance.Between(20_000, 89_999)}";

    /// <summary>Does something as one of the staff.</summary>
    public Task<T> DoAsync<T>(
        DemoStaff by,
        Func<DeskContext, Desk.Staff.Actor, CancellationToken, Task<Outcome<T>>> slice
    ) => world.Desk.DoAsync(by.Actor, slice);

    private async Task<long> AddAsync(DemoPerson customer, Situation about, DemoStaff by)
    {
        AddressGiven[] addresses = [new(AddressKind.Email, customer.Email), new(AddressKind.Phone, customer.Phone)];
        var added = await DoAsync(
            by,
            (db, actor, ct) =>
                AddCustomer.Handle(db, actor, new(customer.Name, about.Language, null, null, addresses), ct)
        );
        return added.CustomerId;
    }

    private string NewMessageId(DemoPerson customer) =>
        $"{world.Now.ToUnixTimeTicks()}.{world.Chance.Between(1, 999_999)}@{customer.Email[(customer.Email.IndexOf('@', StringComparison.Ordinal) + 1)..]}";
}
