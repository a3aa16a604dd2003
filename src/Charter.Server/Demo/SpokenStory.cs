using Charter.Desk.Conversations;
using Charter.Policy;

namespace Charter.Server.Demo;

/// <summary>Calls, visits to the showroom and messages left on the phone, as staff type them in.</summary>
internal sealed class SpokenStory(DemoWorld world, DemoActs acts, WrittenStory written)
{
    private Chance Chance => world.Chance;

    /// <summary>Somebody calls: it rings, a person answers, and the matter is settled or passed on.</summary>
    public async Task CallAsync(Situation about)
    {
        var by = Front(about);
        var ticket = await acts.OpenAsync(world.People.CustomerFor(about), about, ServedSubject.Phone, by);
        await acts.ContactAsync(ticket, by, Step(ContactStep.Started, ServedSubject.Phone));
        var rings = Chance.Hit(world.IsBadWeek ? 0.2 : 0.05) ? Chance.Seconds(65, 240) : Chance.Seconds(8, 48);
        world.Plan(world.Now + rings, () => TakeUpAsync(ticket, by, ServedSubject.Phone));
    }

    /// <summary>Somebody comes by: greeted, then served.</summary>
    public async Task VisitAsync(Situation about)
    {
        var by = Front(about);
        var ticket = await acts.OpenAsync(world.People.CustomerFor(about), about, ServedSubject.InPerson, by);
        await acts.ContactAsync(ticket, by, Step(ContactStep.Started, ServedSubject.InPerson));
        var stands = Chance.Hit(0.06) ? Chance.Minutes(6, 9) : Chance.Seconds(20, 250);
        world.Plan(
            world.Now + stands,
            async () =>
            {
                await acts.ContactAsync(ticket, by, Step(ContactStep.Greeted, ServedSubject.InPerson));
                world.Plan(world.Now + Chance.Minutes(1, 6), () => TakeUpAsync(ticket, by, ServedSubject.InPerson));
            }
        );
    }

    /// <summary>Somebody leaves a message, and is called back.</summary>
    public async Task VoicemailAsync(Situation about)
    {
        var by = Front(about);
        var ticket = await acts.OpenAsync(world.People.CustomerFor(about), about, ServedSubject.Voicemail, by);
        await acts.ContactAsync(ticket, by, Step(ContactStep.VoicemailLeft, ServedSubject.Voicemail));
        var isLate = Chance.Hit(world.IsBadWeek ? 0.35 : 0.05);
        var at = isLate ? world.Working(world.Now, 250, 500) : world.Working(world.Now, 12, 200);
        world.Plan(at, () => EndAsync(ticket, by, ContactStep.CallReturned, ServedSubject.Voicemail));
    }

    private async Task TakeUpAsync(DemoTicket ticket, DemoStaff by, ServedSubject channel)
    {
        await acts.ContactAsync(ticket, by, Step(ContactStep.Answered, channel) with { SpokenAcknowledgement = true });
        world.Plan(world.Now + Chance.Minutes(2, 9), () => EndAsync(ticket, by, ContactStep.Ended, channel));
    }

    private async Task EndAsync(DemoTicket ticket, DemoStaff by, ContactStep step, ServedSubject channel)
    {
        var told = world.Fill(Chance.Of(ticket.About.Answers), ticket);
        await acts.ContactAsync(ticket, by, Step(step, channel) with { Note = told, SpokenAnswer = true });
        if (Chance.Hit(0.75))
        {
            await acts.TakeAsync(ticket, by);
            await acts.ResolveAsync(ticket, by);
        }
        else if (ticket.About.Department == DemoCompany.Front)
        {
            await acts.TakeAsync(ticket, by);
            written.PlanEnd(ticket);
        }
        else
        {
            await written.PassOnAsync(ticket, by);
        }
    }

    private DemoStaff Front(Situation about) => world.People.OnDuty(DemoCompany.Front, about, world.IsBadWeek);

    // The ticket is put in where the step is recorded.
    private static RecordContact.Request Step(ContactStep step, ServedSubject channel) => new(0, step, channel);
}
