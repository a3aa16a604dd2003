using System.Globalization;
using Charter.Desk.Policies;

namespace Charter.Server.Policies;

/// <summary>One row of the escalation matrix as it stands in the form.</summary>
/// <param name="Level">The level; empty for a row that is not used.</param>
/// <param name="Trigger">When it is told.</param>
/// <param name="After">The hours after the breach, for those told while it is still broken.</param>
/// <param name="Target">Who is told.</param>
/// <param name="ByEmail">Whether they get an e-mail too.</param>
/// <param name="Escalates">Whether reaching the level escalates the ticket.</param>
/// <param name="Words">The policy's own words.</param>
public sealed record MatrixField(
    string Level,
    string Trigger,
    string After,
    string Target,
    bool ByEmail,
    bool Escalates,
    string Words
)
{
    /// <summary>A row to fill in.</summary>
    public static MatrixField Blank { get; } =
        new("", nameof(MatrixTrigger.Broken), "", nameof(MatrixTarget.DepartmentManager), true, false, "");

    public static MatrixField Of(MatrixRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return new MatrixField(
            row.Level.ToString(CultureInfo.InvariantCulture),
            row.Trigger.ToString(),
            row.AfterMinutes == 0 ? "" : (row.AfterMinutes / 60m).ToString("0.##", CultureInfo.InvariantCulture),
            MatrixWords.TargetOf(row),
            row.ByEmail,
            row.Escalates,
            row.Words
        );
    }
}
