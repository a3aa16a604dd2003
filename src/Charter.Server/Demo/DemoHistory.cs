using Charter.Desk.Automation;
using Charter.Desk.Duties;
using Charter.Policy;
using Charter.Policy.Calendars;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Charter.Server.Demo;

/// <summary>
/// Lives six weeks of the demo company in seconds: customers write, staff work by the slices of everyday, clocks are
/// watched, and the last instant is now. The same seed and end give the same weeks.
/// </summary>
internal sealed class DemoHistory
{
    public const int Days = 42;

    // The fourth week: two of five in the front office are ill.
    private const int BadWeekFirstDay = 21;

    // The first monthly audit, some days before its time is out.
    private const int AuditDay = 26;

    private readonly DemoDesk _desk;
    private readonly DemoWorld _world;
    private readonly Agenda _agenda = new();
    private readonly DemoActs _acts;
    private readonly EscalationDuty _escalations;
    private readonly Action<string> _progress;

    private DemoHistory(DemoDesk desk, DemoPlan plan, IReadOnlyList<DemoStaff> staff, Action<string> progress)
    {
        _desk = desk;
        _progress = progress;
        var badMonday = plan.FirstOn.PlusDays(BadWeekFirstDay).Previous(IsoDayOfWeek.Monday);
        var zone = plan.Calendar.Zone;
        _world = new DemoWorld(
            desk,
            plan.Texts,
            new DemoPeople(plan.Texts, staff, plan.Chance),
            plan.Calendar,
            plan.Chance,
            _agenda,
            new Interval(zone.AtStartOfDay(badMonday).ToInstant(), zone.AtStartOfDay(badMonday.PlusDays(7)).ToInstant())
        );
        _acts = new DemoActs(_world);
        _escalations = new EscalationDuty(_world, _acts);
    }

    /// <summary>Makes the desk and its history in a folder that has none.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="seed">Which history.</param>
    /// <param name="end">The last instant.</param>
    /// <param name="publicUrl">Where the desk will answer.</param>
    /// <param name="progress">Told in words how far it is.</param>
    /// <param name="cancellationToken">Stops in the middle; the folder is of no use then.</param>
    public static async Task MakeAsync(
        string folder,
        int seed,
        Instant end,
        string publicUrl,
        Action<string> progress,
        CancellationToken cancellationToken
    )
    {
        var today = end.InZone(DateTimeZoneProviders.Tzdb[DemoCompany.Zone]).Date;
        var hours = DemoCompany.Hours(today.Year - 1, today.Year + 2);
        var calendar = SupportCalendar.Create(hours);
        var plan = new DemoPlan(DemoTexts.Load(), calendar, new Chance(seed), today.PlusDays(-Days));
        // The company was set up in the week before its history begins.
        var start = (plan.FirstOn.PlusDays(-3) + new LocalTime(10, 0)).InZoneLeniently(calendar.Zone).ToInstant();
        await using var desk = await DemoDesk.OpenAsync(folder, start, cancellationToken);
        progress("Setting up the company");
        var staff = await DemoCompany.SetUpAsync(desk, plan.Texts, hours, publicUrl);
        await new DemoHistory(desk, plan, staff, progress).LiveAsync(plan, today, end, cancellationToken);
    }

    private async Task LiveAsync(DemoPlan plan, LocalDate today, Instant end, CancellationToken cancellationToken)
    {
        var written = new WrittenStory(_world, _acts);
        var spoken = new SpokenStory(_world, _acts, written);
        foreach (
            var (at, channel, about) in new Arrivals(plan.Calendar, plan.Chance, plan.Texts.Situations).Between(
                plan.FirstOn,
                today
            )
        )
        {
            _agenda.Plan(at, () => BeginAsync(written, spoken, channel, about));
        }

        for (var day = 0; day <= Days; day++)
        {
            var date = plan.FirstOn.PlusDays(day);
            var number = day;
            _agenda.Plan(
                (date + new LocalTime(7, 45)).InZoneLeniently(plan.Calendar.Zone).ToInstant(),
                () => MorningAsync(number)
            );
        }

        while (_agenda.TryNext(end, out var at, out var act))
        {
            cancellationToken.ThrowIfCancellationRequested();
            await PassTimeAsync(at, cancellationToken);
            // A clock that rang on the way may have brought work that comes before this.
            if (_desk.Now < at)
            {
                _agenda.Plan(at, act);
                continue;
            }

            await TryAsync(act);
            await _desk.DeliverAsync(cancellationToken);
        }

        while (await _desk.WatchBeforeAsync(end, cancellationToken) == true)
        {
            // Until now.
        }
    }

    // To an instant, or to the first clock before it that records something, so that people can react to it.
    private async Task PassTimeAsync(Instant at, CancellationToken cancellationToken)
    {
        switch (await _desk.WatchBeforeAsync(at, cancellationToken))
        {
            case true:
                await _escalations.LookAsync();
                break;
            default:
                _desk.Time.MoveTo(at);
                break;
        }
    }

    // As in life: what was planned may have been overtaken, and people then leave it.
    private static async Task TryAsync(Func<Task> act)
    {
        try
        {
            await act();
        }
        catch (ActRefusedException)
        {
            // Nothing was written; the ticket stands as somebody else left it.
        }
    }

    private static Task BeginAsync(WrittenStory written, SpokenStory spoken, ServedSubject channel, Situation about) =>
        channel switch
        {
            ServedSubject.Phone => spoken.CallAsync(about),
            ServedSubject.InPerson => spoken.VisitAsync(about),
            ServedSubject.Voicemail => spoken.VoicemailAsync(about),
            _ => written.BeginAsync(about, channel),
        };

    // The day begins: people read what they were told yesterday.
    private async Task MorningAsync(int day)
    {
        if (day % 7 == 0 && day < Days)
        {
            _progress($"Week {(day / 7) + 1} of {Days / 7}");
        }

        if (day == AuditDay)
        {
            await AuditAsync();
        }

        foreach (var person in _world.People.Everybody)
        {
            var last = await _desk.ReadAsync(db =>
                db.Notices.Where(n => n.StaffId == person.Actor.Id).MaxAsync(n => (long?)n.Id)
            );
            if (last is { } id && !(_world.IsBadWeek && person.IsSick))
            {
                await _desk.DoAsync(person.Actor, (db, actor, ct) => MarkNoticesRead.Handle(db, actor, new(id), ct));
            }
        }
    }

    private async Task AuditAsync()
    {
        var duties = await _desk.ReadAsync(db =>
            ListDuties.Run(db, _world.People.Manager.Actor, _desk.Editions, _desk.Now, default)
        );
        var audit = duties.Value.Duties.First(d => d.Key != Duty.PolicyReview);
        await _desk.DoAsync(
            _world.People.Manager.Actor,
            (db, actor, ct) =>
                RecordDutyDone.Handle(
                    db,
                    actor,
                    new(
                        audit.Key,
                        "Twelve answered emails drawn at random, four of each department. Eleven met the standard; one answer "
                            + "gave no date and was talked over with its author. Notes: audit folder, first sheet."
                    ),
                    _desk.Editions,
                    ct
                )
        );
    }

    /// <summary>What a history is made from.</summary>
    private sealed record DemoPlan(DemoTexts Texts, SupportCalendar Calendar, Chance Chance, LocalDate FirstOn);
}
