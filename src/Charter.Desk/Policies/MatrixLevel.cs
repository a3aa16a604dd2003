using Charter.Desk.Staff;

namespace Charter.Desk.Policies;

/// <summary>One row of the escalation matrix: who is told, when, and by which means.</summary>
public sealed class MatrixLevel
{
    public long Id { get; init; }

    /// <summary>The level, from 1.</summary>
    public int Level { get; set; }
    public MatrixTrigger Trigger { get; set; }

    /// <summary>For <see cref="MatrixTrigger.StillBroken"/>: how long after the breach, in minutes of clock time.</summary>
    public int AfterMinutes { get; set; }
    public MatrixTarget Target { get; set; }
    public Role? TargetRole { get; set; }
    public long? TargetStaffId { get; set; }

    /// <summary>Whether reaching this level escalates the ticket (which starts the escalation clocks).</summary>
    public bool Escalates { get; set; }

    /// <summary>Whether they also get an e-mail, beside the notice on screen.</summary>
    public bool ByEmail { get; set; }

    /// <summary>The policy's own words for the row; may be empty.</summary>
    public string Words { get; set; } = "";
}
