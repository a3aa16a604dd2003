using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Charter.Desk.Tickets;

/// <summary>How many open tickets are in each view of the inbox.</summary>
public static class CountInbox
{
    /// <summary>Nobody reads larger numbers: a count that stands at the cap is shown as "999+".</summary>
    public const int Cap = 1000;

    private static readonly TicketStatus[] OpenStatuses =
    [
        TicketStatus.New,
        TicketStatus.Open,
        TicketStatus.WaitingForCustomer,
        TicketStatus.OnHold,
    ];

    /// <param name="Mine">Assigned to the actor.</param>
    /// <param name="Department">In a department of the actor.</param>
    /// <param name="Unassigned">Assigned to nobody.</param>
    /// <param name="BreakingSoon">Past the warning, not yet due.</param>
    /// <param name="Broken">Past due and not done.</param>
    /// <param name="All">All that are open.</param>
    public sealed record Result(int Mine, int Department, int Unassigned, int BreakingSoon, int Broken, int All);

    public static async Task<Outcome<Result>> Run(
        DeskContext db,
        Actor actor,
        Instant now,
        CancellationToken cancellationToken
    )
    {
        if (actor.Lacks(Permissions.ReadTickets) is { } notAllowed)
        {
            return notAllowed;
        }

        return new Result(
            await CountAsync(InboxView.Mine),
            await CountAsync(InboxView.Department),
            await CountAsync(InboxView.Unassigned),
            await CountAsync(InboxView.BreakingSoon),
            await CountAsync(InboxView.Broken),
            await CountAsync(InboxView.All)
        );

        Task<int> CountAsync(InboxView view) =>
            new TicketFilter { View = view }
                .Apply(db, actor, now)
                .Where(t => OpenStatuses.Contains(t.Status))
                .Take(Cap)
                .CountAsync(cancellationToken);
    }
}
