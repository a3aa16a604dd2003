using Charter.Desk.Automation;
using Charter.Desk.Conversations;
using Charter.Desk.Tickets;
using Charter.Policy;
using Charter.Policy.Clocks;
using NodaTime;

namespace Charter.Server.Demo;

/// <summary>The life of a ticket that came in writing: sorted, answered, answered back, settled, now and then forgotten.</summary>
internal sealed class WrittenStory(DemoWorld world, DemoActs acts)
{
    private Chance Chance => world.Chance;

    /// <summary>A customer writes; what follows is planned.</summary>
    public async Task BeginAsync(Situation about, ServedSubject channel)
    {
        var customer = world.People.CustomerFor(about);
        var order = acts.NewOrder();
        var subject = world.Fill(Chance.Of(about.Subjects), customer, order);
        var text = world.Fill(Chance.Of(about.Texts), customer, order);
        var filed = await acts.WriteAsync(customer, about, channel, (subject, text));
        var ticket = acts.Remember(filed.TicketId, about, customer, channel, order);
        var sortedAt = world.Working(world.Now, 3, about.Priority == "urgent" ? 15 : 50);
        world.Plan(sortedAt, () => SortAsync(ticket));
        if (Chance.Hit(world.IsBadWeek ? 0.06 : 0.015))
        {
            // Nobody takes it up, until the customer asks again; some never do.
            if (Chance.Hit(0.7))
            {
                world.Plan(world.Awake(60, 110), () => ChaseAsync(ticket));
            }

            return;
        }

        var answeredAt = world.AnswerAt(world.Now, about, channel);
        world.Plan(Instant.Max(answeredAt, sortedAt + Duration.FromMinutes(1)), () => AnswerAsync(ticket));
        if (about.Kind == CaseKind.Complaint && Chance.Hit(0.2))
        {
            ticket.IsSlow = true;
            var limit = world.Calendar.LastClosing(world.Now, 7);
            world.Plan(world.Calendar.SubtractWorkingTime(limit, Chance.Minutes(60, 400)), () => HoldAsync(ticket));
            world.Plan(world.Working(limit, 300, 1500), () => CloseOffAsync(ticket));
        }
    }

    /// <summary>Plans the end of a ticket that waits for us to finish something.</summary>
    public void PlanEnd(DemoTicket ticket) =>
        world.Plan(world.Working(world.Now, 300, 1500), () => FinishAsync(ticket));

    /// <summary>Sends a ticket that a call opened to whoever can settle it.</summary>
    public async Task PassOnAsync(DemoTicket ticket, DemoStaff by)
    {
        await acts.SortAsync(ticket, by);
        world.Plan(world.Working(world.Now, 60, 500), () => AnswerAsync(ticket));
    }

    private Task SortAsync(DemoTicket ticket) => acts.SortAsync(ticket, Someone(DemoCompany.Front, ticket));

    private async Task AnswerAsync(DemoTicket ticket)
    {
        var owner = await OwnerAsync(ticket);
        if (Chance.Hit(world.IsBadWeek ? 0.3 : 0.16))
        {
            var notes = world.IsBadWeek ? world.Texts.SickNotes : world.Texts.Notes;
            await acts.NoteAsync(ticket, owner, Chance.Of(notes));
        }

        var then =
            ticket.IsSlow ? AfterSend.KeepOpen
            : ticket.About.Kind == CaseKind.Enquiry || Chance.Hit(0.35) ? AfterSend.Resolve
            : Chance.Hit(0.35) ? AfterSend.Wait
            : AfterSend.KeepOpen;
        await acts.ReplyAsync(ticket, owner, Chance.Of(ticket.About.Answers), then);
        PlanNext(ticket, then);
    }

    private void PlanNext(DemoTicket ticket, AfterSend then)
    {
        if (ticket.IsSlow)
        {
            // Its end is planned.
        }
        else if (then == AfterSend.Wait && Chance.Hit(0.3))
        {
            // The customer does not come back; after a week we take it as settled.
            world.Plan(world.Working(world.Now + Duration.FromDays(7), 20, 300), () => FinishAsync(ticket));
        }
        else if (then == AfterSend.Wait || Chance.Hit(0.42))
        {
            world.Plan(world.Awake(1, 50), () => WriteBackAsync(ticket));
        }
        else if (then == AfterSend.Resolve)
        {
            PlanThanks(ticket);
        }
        else
        {
            PlanEnd(ticket);
        }
    }

    private async Task WriteBackAsync(DemoTicket ticket)
    {
        await SayAsync(ticket, Chance.Of(ticket.About.FollowUps));
        world.Plan(world.AnswerAt(world.Now, ticket.About, ServedSubject.Email), () => CloseOffAsync(ticket));
    }

    private async Task CloseOffAsync(DemoTicket ticket)
    {
        var owner = await OwnerAsync(ticket);
        var then = Chance.Hit(0.85) ? AfterSend.Resolve : AfterSend.KeepOpen;
        await acts.ReplyAsync(ticket, owner, Chance.Of(ticket.About.Closings), then);
        if (then == AfterSend.Resolve)
        {
            PlanThanks(ticket);
        }
        else
        {
            PlanEnd(ticket);
        }
    }

    private void PlanThanks(DemoTicket ticket)
    {
        if (Chance.Hit(0.22))
        {
            world.Plan(world.Awake(1, 9), () => ThankAsync(ticket));
        }
        else if (Chance.Hit(0.6))
        {
            world.Plan(world.Working(world.Now + Duration.FromDays(9), 30, 400), () => PutAwayAsync(ticket));
        }
    }

    private async Task ThankAsync(DemoTicket ticket)
    {
        await SayAsync(ticket, Chance.Of(world.Texts.Thanks.In(ticket.About)));
        world.Plan(world.Working(world.Now, 10, 200), () => EndThanksAsync(ticket));
    }

    // Thanks want no answer; a person says so, and the clock that they started ends.
    private async Task EndThanksAsync(DemoTicket ticket)
    {
        var owner = await OwnerAsync(ticket);
        await acts.DoAsync(
            owner,
            (db, actor, ct) => MarkAnswerNotNeeded.Handle(db, actor, new(ticket.Id, "Thanks"), ct)
        );
        await acts.ResolveAsync(ticket, owner);
    }

    private async Task ChaseAsync(DemoTicket ticket)
    {
        await SayAsync(ticket, Chance.Of(world.Texts.Chasers.In(ticket.About)));
        world.Plan(world.Working(world.Now, 20, 240), () => AnswerAsync(ticket));
    }

    private async Task HoldAsync(DemoTicket ticket)
    {
        if (!ticket.IsOpen)
        {
            return;
        }

        var owner = await OwnerAsync(ticket);
        var reason = Chance.Of(world.Texts.Holding);
        var newDue = world.Calendar.LastClosing(world.Now, 4);
        await acts.DoAsync(
            owner,
            (db, actor, ct) =>
                SendHoldingNotice.Handle(db, actor, new(ticket.Id, newDue, reason), world.Desk.Editions, ct)
        );
    }

    private async Task FinishAsync(DemoTicket ticket)
    {
        if (ticket.IsOpen)
        {
            await acts.ResolveAsync(ticket, await OwnerAsync(ticket));
        }
    }

    private async Task PutAwayAsync(DemoTicket ticket)
    {
        if (!ticket.IsOpen)
        {
            var owner = ticket.Owner ?? world.People.Manager;
            await acts.DoAsync(owner, (db, actor, ct) => CloseTicket.Handle(db, actor, new(ticket.Id), ct));
        }
    }

    private async Task SayAsync(DemoTicket ticket, string text)
    {
        var said = ($"Re: {ticket.About.Subjects[0]}", world.Fill(text, ticket));
        await acts.WriteAsync(
            ticket.Customer,
            ticket.About,
            ServedSubject.Email,
            (world.Fill(said.Item1, ticket), said.Item2),
            ticket
        );
        ticket.IsOpen = true;
    }

    // The one who has it; somebody else where they are ill.
    private async Task<DemoStaff> OwnerAsync(DemoTicket ticket)
    {
        var owner =
            ticket.Owner is { } has && !(world.IsBadWeek && has.IsSick)
                ? has
                : Someone(ticket.About.Department, ticket);
        if (ticket.IsOpen)
        {
            await acts.TakeAsync(ticket, owner);
        }

        return owner;
    }

    private DemoStaff Someone(string department, DemoTicket ticket) =>
        world.People.OnDuty(department, ticket.About, world.IsBadWeek);
}
