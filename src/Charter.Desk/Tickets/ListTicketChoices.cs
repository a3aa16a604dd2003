using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Microsoft.EntityFrameworkCore;

namespace Charter.Desk.Tickets;

/// <summary>What a ticket can be given: people, teams, departments, priorities. What forms and filters offer.</summary>
public static class ListTicketChoices
{
    private const int MostPriorities = 50;
    private static readonly string[] UsualPriorities = ["low", TicketLabels.NormalPriority, "high", "urgent"];

    /// <param name="Id">Its id.</param>
    /// <param name="Name">Its name.</param>
    public sealed record Choice(long Id, string Name);

    /// <param name="Staff">Active people who can take a ticket, by name.</param>
    /// <param name="Departments">Departments, by name.</param>
    /// <param name="Teams">Teams, by name, with the department before it.</param>
    /// <param name="Priorities">The usual priorities and those in use.</param>
    public sealed record Result(
        IReadOnlyList<Choice> Staff,
        IReadOnlyList<Choice> Departments,
        IReadOnlyList<Choice> Teams,
        IReadOnlyList<string> Priorities
    );

    public static async Task<Outcome<Result>> Run(DeskContext db, Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        if (actor.Lacks(Permissions.ReadTickets) is { } notAllowed)
        {
            return notAllowed;
        }

        var staff = await db
            .StaffMembers.Where(s => s.IsActive && s.Role != Role.Auditor)
            .OrderBy(s => s.Name)
            .Select(s => new Choice(s.Id, s.Name))
            .ToListAsync(cancellationToken);
        var departments = await db
            .Departments.Where(d => !d.IsArchived)
            .OrderBy(d => d.Name)
            .Select(d => new Choice(d.Id, d.Name))
            .ToListAsync(cancellationToken);
        var teams = await db
            .Teams.Where(t => !t.IsArchived)
            .Select(t => new
            {
                t.Id,
                t.Name,
                Department = db.Departments.Where(d => d.Id == t.DepartmentId).Select(d => d.Name).First(),
            })
            .ToListAsync(cancellationToken);
        var used = await db
            .Tickets.Select(t => t.Priority)
            .Distinct()
            .Take(MostPriorities)
            .ToListAsync(cancellationToken);
        return new Result(
            staff,
            departments,
            [
                .. teams
                    .OrderBy(t => t.Department, StringComparer.OrdinalIgnoreCase)
                    .ThenBy(t => t.Name, StringComparer.OrdinalIgnoreCase)
                    .Select(t => new Choice(t.Id, $"{t.Department}: {t.Name}")),
            ],
            [.. UsualPriorities.Union(used.Order(StringComparer.Ordinal), StringComparer.Ordinal)]
        );
    }
}
