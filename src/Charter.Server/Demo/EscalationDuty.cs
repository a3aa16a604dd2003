using Charter.Desk.Conversations;
using Charter.Desk.Tickets;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Charter.Server.Demo;

/// <summary>What the manager does with escalated tickets: completes the record, and keeps the customer up to date.</summary>
internal sealed class EscalationDuty(DemoWorld world, DemoActs acts)
{
    private readonly HashSet<long> _known = [];
    private readonly HashSet<long> _updated = [];

    /// <summary>Plans the work for escalations that are new.</summary>
    public async Task LookAsync()
    {
        var open = await world.Desk.ReadAsync(db =>
            db.Escalations.Where(e => e.RecordedAt == null)
                .OrderBy(e => e.Id)
                .Select(e => new { e.Id, e.TicketId })
                .ToListAsync()
        );
        foreach (var escalation in open.Where(e => _known.Add(e.Id)))
        {
            var wait = world.Chance.Hit(0.12) ? world.Chance.Minutes(65, 300) : world.Chance.Minutes(8, 55);
            world.Plan(world.Now + wait, () => RecordAsync(escalation.Id));
            if (_updated.Add(escalation.TicketId))
            {
                PlanUpdate(escalation.TicketId);
            }
        }
    }

    private async Task RecordAsync(long escalationId)
    {
        var summary = world.Chance.Of(world.Texts.EscalationSummaries);
        var steps = world.Chance.Of(world.Texts.EscalationSteps);
        await world.Desk.DoAsync(
            world.People.Manager.Actor,
            (db, actor, ct) => RecordEscalation.Handle(db, actor, new(escalationId, summary, steps), ct)
        );
    }

    private void PlanUpdate(long ticketId)
    {
        var wait = world.Chance.Hit(0.06) ? Duration.FromHours(26) : world.Chance.Minutes(20 * 60, 23 * 60 + 30);
        world.Plan(world.Now + wait, () => UpdateAsync(world.Tickets[ticketId]));
    }

    private async Task UpdateAsync(DemoTicket ticket)
    {
        if (!ticket.IsOpen)
        {
            return;
        }

        // An escalated matter is settled within days: the manager sees to it.
        var isSettled = !ticket.IsSlow && world.Calendar.IsOpen(world.Now) && world.Chance.Hit(0.55);
        var body = world.Chance.Of(isSettled ? ticket.About.Answers : world.Texts.Updates.In(ticket.About));
        await acts.ReplyAsync(
            ticket,
            world.People.Manager,
            body,
            isSettled ? AfterSend.Resolve : AfterSend.KeepOpen,
            takeIt: false
        );
        if (!isSettled)
        {
            PlanUpdate(ticket.Id);
        }
    }
}
