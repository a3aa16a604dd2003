using System.Collections.Immutable;
using Charter.Desk.Policies.Events;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Charter.Policy.Calendars;

namespace Charter.Desk.Policies;

/// <summary>
/// Sets support hours, peak hours and holidays. Tickets that open from now on count by them; those that are open keep
/// theirs, so that no due time moves unseen.
/// </summary>
public static class ChangeSupportHours
{
    /// <summary>More holidays than anybody has; a bound against nonsense.</summary>
    public const int MostHolidays = 2000;

    /// <param name="Definition">The hours.</param>
    public sealed record Request(CalendarDefinition Definition);

    /// <param name="SupportHoursId">The new hours.</param>
    /// <param name="Edition">The edition that they made; <c>null</c> while no policy is in force.</param>
    public sealed record Result(long SupportHoursId, int? Edition);

    public static async Task<Outcome<Result>> Handle(
        DeskContext db,
        Actor actor,
        Request request,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(request);
        if (!actor.May(Permissions.EditSettings))
        {
            return new NotAllowed("edit settings");
        }

        if (request.Definition.Holidays.Length > MostHolidays)
        {
            return new InvalidField("holidays", $"At most {MostHolidays} holidays can be kept.");
        }

        if (!SupportCalendar.TryCreate(request.Definition, out _, out var problems))
        {
            return new HoursDoNotWork(problems);
        }

        var hours = new SupportHours
        {
            Id = db.NewId(),
            Definition = CalendarText.Write(request.Definition),
            CreatedAt = db.Write!.Now,
        };
        var former = await NewEdition.CurrentAsync(db, cancellationToken);
        db.SupportHours.Add(hours);
        var edition = former is null
            ? null
            : await NewEdition.AddAsync(db, former.PolicyVersionId, hours.Id, null, null, cancellationToken);
        db.Record(new CalendarChanged(hours.Id, edition?.Number ?? 0));
        return new Result(hours.Id, edition?.Number);
    }

    /// <summary>The hours contradict themselves, or leave no working time at all.</summary>
    /// <param name="Problems">Each problem with its place.</param>
    public sealed record HoursDoNotWork(ImmutableArray<CalendarProblem> Problems)
        : Refusal(
            "support-hours-do-not-work",
            "These support hours don't work: " + string.Join("; ", Problems),
            RefusalKind.Invalid
        );
}
