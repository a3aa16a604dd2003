using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Charter.Policy.Calendars;
using NodaTime;

namespace Charter.Desk.Policies;

/// <summary>The support hours that count now.</summary>
public static class ReadSupportHours
{
    public sealed record Request;

    /// <param name="SupportHoursId">Which hours.</param>
    /// <param name="Definition">What they say.</param>
    /// <param name="Since">Since when.</param>
    /// <param name="IsOpenNow">Whether the desk is staffed at this instant.</param>
    public sealed record Result(long SupportHoursId, CalendarDefinition Definition, Instant Since, bool IsOpenNow);

    public static async Task<Outcome<Result>> Run(
        DeskContext db,
        Actor actor,
        Request request,
        Instant now,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(actor);
        if (!actor.May(Permissions.ReadPolicy))
        {
            return new NotAllowed("read the policy");
        }

        var hours = await NewEdition.CurrentHoursAsync(db, cancellationToken);
        if (hours is null || !CalendarText.TryRead(hours.Definition, out var definition, out _))
        {
            return new NotFound("support-hours");
        }

        var calendar = SupportCalendar.Create(definition);
        return new Result(hours.Id, definition, hours.CreatedAt, calendar.IsOpen(now));
    }
}
