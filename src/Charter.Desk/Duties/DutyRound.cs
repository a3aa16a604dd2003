using NodaTime;

namespace Charter.Desk.Duties;

/// <summary>One time that a duty was done.</summary>
/// <param name="At">When it was done.</param>
/// <param name="DueAt">When it was due.</param>
/// <param name="By">Who recorded it, as the journal names them.</param>
/// <param name="ByName">Their name; <c>null</c> where it was no person of the staff.</param>
/// <param name="Evidence">What was done and where it can be seen.</param>
public sealed record DutyRound(Instant At, Instant? DueAt, string By, string? ByName, string Evidence)
{
    /// <summary>Whether it was done in time.</summary>
    public bool IsKept => DueAt is null || At <= DueAt;
}
