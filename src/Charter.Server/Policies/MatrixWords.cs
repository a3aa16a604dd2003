using Charter.Desk.Policies;
using Charter.Desk.Staff;
using Charter.Server.Design;
using Charter.Server.Words;

namespace Charter.Server.Policies;

/// <summary>The escalation matrix in words, and its choices.</summary>
public static class MatrixWords
{
    public static string Trigger(MatrixTrigger trigger, Wordbook words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return trigger switch
        {
            MatrixTrigger.Warned => words["when a promise is about to break"],
            MatrixTrigger.Broken => words["when a promise breaks"],
            MatrixTrigger.StillBroken => words["when it is still broken after"],
            _ => words["when a person escalates to this level"],
        };
    }

    public static IReadOnlyList<FieldOption> Triggers(Wordbook words) =>
        [.. Enum.GetValues<MatrixTrigger>().Select(t => new FieldOption(t.ToString(), Trigger(t, words)))];

    /// <summary>Whom a row can name: places in the desk, roles, people.</summary>
    public static IReadOnlyList<FieldOption> Targets(IEnumerable<StaffRow> staff, Wordbook words)
    {
        ArgumentNullException.ThrowIfNull(staff);
        ArgumentNullException.ThrowIfNull(words);
        return
        [
            new(nameof(MatrixTarget.Assignee), words["whoever has the ticket"]),
            new(nameof(MatrixTarget.Department), words["everybody in its department"]),
            new(nameof(MatrixTarget.DepartmentManager), words["the manager of its department"]),
            .. Enum.GetValues<Role>().Select(r => new FieldOption($"role:{r}", words["each {0}", RoleName(r, words)])),
            .. staff.Where(s => s.IsActive).Select(s => new FieldOption($"person:{s.Id}", s.Name)),
        ];
    }

    /// <summary>The choice that a row stands for.</summary>
    public static string TargetOf(MatrixRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.Target switch
        {
            MatrixTarget.Role => $"role:{row.TargetRole}",
            MatrixTarget.Person => $"person:{row.TargetStaffId}",
            _ => row.Target.ToString(),
        };
    }

    private static string RoleName(Role role, Wordbook words) =>
        role switch
        {
            Role.Representative => words["representative"],
            Role.Specialist => words["technical specialist"],
            Role.Manager => words["manager"],
            Role.Administrator => words["administrator"],
            _ => words["auditor"],
        };
}
