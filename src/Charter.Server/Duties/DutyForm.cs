using Charter.Server.Design;

namespace Charter.Server.Duties;

/// <summary>What somebody typed to record that a duty was done, and what is wrong with it.</summary>
/// <param name="Key">Which duty.</param>
/// <param name="Evidence">What was done and where it can be seen.</param>
/// <param name="DoneOn">The day, in the ISO form; empty for now.</param>
public sealed record DutyForm(string Key = "", string Evidence = "", string DoneOn = "")
{
    public FormProblems Problems { get; } = new();
}
