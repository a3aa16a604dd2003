using Charter.Desk.Staff;

namespace Charter.Desk.Policies;

/// <summary>One row of the escalation matrix, as people read and set it.</summary>
/// <param name="Level">The level, from 1.</param>
/// <param name="Trigger">When it is told.</param>
/// <param name="AfterMinutes">For <see cref="MatrixTrigger.StillBroken"/>: how long after the breach.</param>
/// <param name="Target">Who is told.</param>
/// <param name="TargetRole">Which role, for <see cref="MatrixTarget.Role"/>.</param>
/// <param name="TargetStaffId">Which person, for <see cref="MatrixTarget.Person"/>.</param>
/// <param name="Escalates">Whether reaching the level escalates the ticket.</param>
/// <param name="ByEmail">Whether they get an e-mail too.</param>
/// <param name="Words">The policy's own words; may be empty.</param>
public sealed record MatrixRow(
    int Level,
    MatrixTrigger Trigger,
    int AfterMinutes,
    MatrixTarget Target,
    Role? TargetRole,
    long? TargetStaffId,
    bool Escalates,
    bool ByEmail,
    string Words
)
{
    /// <summary>The matrix of a desk that has said nothing: those who work on it are warned; the manager hears of a
    /// breach by mail and the ticket is escalated; after a day still broken, all managers hear of it.</summary>
    public static IReadOnlyList<MatrixRow> Default { get; } =
    [
        new(1, MatrixTrigger.Warned, 0, MatrixTarget.Assignee, null, null, false, false, ""),
        new(1, MatrixTrigger.Broken, 0, MatrixTarget.Assignee, null, null, false, false, ""),
        new(2, MatrixTrigger.Broken, 0, MatrixTarget.DepartmentManager, null, null, true, true, ""),
        new(2, MatrixTrigger.Escalated, 0, MatrixTarget.DepartmentManager, null, null, false, true, ""),
        new(3, MatrixTrigger.StillBroken, 24 * 60, MatrixTarget.Role, Role.Manager, null, true, true, ""),
    ];

    internal static MatrixRow Of(MatrixLevel level) =>
        new(
            level.Level,
            level.Trigger,
            level.AfterMinutes,
            level.Target,
            level.TargetRole,
            level.TargetStaffId,
            level.Escalates,
            level.ByEmail,
            level.Words
        );

    internal MatrixLevel ToLevel(long id) =>
        new()
        {
            Id = id,
            Level = Level,
            Trigger = Trigger,
            AfterMinutes = AfterMinutes,
            Target = Target,
            TargetRole = TargetRole,
            TargetStaffId = TargetStaffId,
            Escalates = Escalates,
            ByEmail = ByEmail,
            Words = Words,
        };
}
