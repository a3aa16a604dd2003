using System.Collections.Immutable;
using Charter.Desk.Policies.Events;
using Charter.Desk.Shared;
using Charter.Desk.Staff;
using Charter.Desk.Storage;
using Microsoft.EntityFrameworkCore;

namespace Charter.Desk.Policies;

/// <summary>Sets the escalation matrix as a whole.</summary>
public static class ChangeMatrix
{
    public const int MostRows = 50;
    public const int HighestLevel = 9;

    /// <summary>Thirty days: who has not acted by then is not moved by a notice.</summary>
    public const int LongestAfterMinutes = 30 * 24 * 60;

    /// <param name="Rows">The rows; empty for a desk that tells nobody.</param>
    public sealed record Request(ImmutableArray<MatrixRow> Rows);

    public sealed record Result(int Rows);

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
        if (!actor.May(Permissions.EditSettings) && !actor.May(Permissions.ApprovePolicy))
        {
            return new NotAllowed("edit settings");
        }

        if (request.Rows.Length > MostRows)
        {
            return new InvalidField("rows", $"The matrix has at most {MostRows} rows.");
        }

        for (var i = 0; i < request.Rows.Length; i++)
        {
            if (Check(request.Rows[i]) is { } problem)
            {
                return new InvalidField($"rows[{i}]", problem);
            }
        }

        var people = request.Rows.Select(r => r.TargetStaffId).OfType<long>().Distinct().ToArray();
        if (
            people.Length > 0
            && await db.StaffMembers.CountAsync(s => people.Contains(s.Id) && s.IsActive, cancellationToken)
                != people.Length
        )
        {
            return new InvalidField("rows", "A row names a person who is not at the desk.");
        }

        db.MatrixLevels.RemoveRange(await db.MatrixLevels.ToListAsync(cancellationToken));
        db.MatrixLevels.AddRange(request.Rows.Select(row => row.ToLevel(db.NewId())));
        db.Record(new MatrixChanged(request.Rows.Length));
        return new Result(request.Rows.Length);
    }

    private static string? Check(MatrixRow row) =>
        row switch
        {
            { Level: < 1 or > HighestLevel } => $"Levels go from 1 to {HighestLevel}.",
            { AfterMinutes: < 0 or > LongestAfterMinutes } => "The time after the breach is at most 30 days.",
            { Trigger: MatrixTrigger.StillBroken, AfterMinutes: 0 } => "Say how long after the breach.",
            { Target: MatrixTarget.Role, TargetRole: null } => "Say which role.",
            { Target: MatrixTarget.Person, TargetStaffId: null } => "Say which person.",
            { Words.Length: > 500 } => "At most 500 characters.",
            _ => null,
        };
}
